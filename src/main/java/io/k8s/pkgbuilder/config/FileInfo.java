package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.model.FileMode;
import java.time.Instant;
import java.util.Optional;

/**
 * nfpm's {@code file_info}.
 *
 * @param mode absent means the source's, without the umask
 * @param mtime whole seconds
 */
public record FileInfo(
    Optional<Located<String>> owner,
    Optional<Located<String>> group,
    Optional<Located<FileMode>> mode,
    Optional<Located<Instant>> mtime,
    Optional<Located<String>> lang) {
  /** Nothing said. */
  public static final FileInfo NONE =
      new FileInfo(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
