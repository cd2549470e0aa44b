package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.model.FileMode;
import java.time.Instant;
import java.util.Optional;

/**
 * What an entry is beside its bytes.
 *
 * @param mtime whole seconds; empty means the package's timestamp
 * @param lang rpm's %lang, e.g. "de"
 */
public record Attributes(
    FileMode mode, String owner, String group, Optional<Instant> mtime, Optional<String> lang) {
  /** root:root, the package's timestamp. */
  public static Attributes of(FileMode mode) {
    return new Attributes(mode, "root", "root", Optional.empty(), Optional.empty());
  }
}
