package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.diagnostic.Location;
import java.util.List;
import java.util.Optional;

/**
 * A row of the table by Kubernetes version; exactly one must match an artifact.
 *
 * @param version of a component that carries its own version (kubernetes-cni, cri-tools), without
 *     'v'
 * @param relations added to the package's
 * @param contents added to the package's
 * @param binaries added to the package's
 */
public record VersionRow(
    When when,
    Optional<Located<String>> version,
    Relations relations,
    List<Conditional<ContentSpec>> contents,
    List<Conditional<BinarySpec>> binaries,
    Location location) {
  public VersionRow {
    contents = List.copyOf(contents);
    binaries = List.copyOf(binaries);
  }
}
