package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.diagnostic.Location;
import java.time.Instant;
import java.util.List;

/**
 * One entry of nfpm's {@code changelog} file (goreleaser/chglog's YAML), newest first.
 *
 * @param author "Name &lt;address&gt;"
 * @param changes a line each, without bullets
 */
public record ChangelogSpec(
    String version, Instant date, String author, List<String> changes, Location location) {
  public ChangelogSpec {
    changes = List.copyOf(changes);
  }
}
