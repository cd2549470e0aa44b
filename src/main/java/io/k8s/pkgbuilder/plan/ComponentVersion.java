package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.config.PackageConfig;
import io.k8s.pkgbuilder.config.VersionRow;
import io.k8s.pkgbuilder.config.VersionSpec;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.diagnostic.Location;
import io.k8s.pkgbuilder.model.KubeVersion;
import io.k8s.pkgbuilder.model.PackageVersion;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The version a package gets, and the one its binaries are fetched by.
 *
 * @param git upstream's, with its 'v' where upstream has one
 * @param upstream as packages have it, without epoch and revision
 * @param own the configuration says it itself, as nfpm's files do
 */
record ComponentVersion(String git, String upstream, boolean own) {
  /** Stands in for a version that is wrong, so that all other mistakes are found too. */
  private static final ComponentVersion WRONG = new ComponentVersion("v0.0.0", "0.0.0", false);

  /**
   * The user's word, then the configuration's own version, then the table's row, then the version
   * of Kubernetes.
   */
  static ComponentVersion choose(
      PlanRequest request,
      PackageConfig config,
      Optional<VersionRow> row,
      Diagnostics diagnostics) {
    KubeVersion asked = request.componentVersions().get(config.name().value());
    if (asked != null) {
      return of(asked);
    }
    Optional<Located<String>> own = written(config.version().version());
    if (own.isPresent()) {
      return NfpmVersion.compose(config.version(), own.get().value());
    }
    Optional<Located<String>> listed = row.flatMap(VersionRow::version);
    if (listed.isPresent()) {
      return parse(listed.get(), diagnostics);
    }
    if (request.version().isEmpty()) {
      diagnostics.add(Situation.NO_VERSION);
    }
    return request.version().map(ComponentVersion::of).orElse(WRONG);
  }

  /** An unset variable of the environment expands to nothing, which is as good as not written. */
  static Optional<Located<String>> written(Optional<Located<String>> text) {
    return text.filter(located -> !located.value().isBlank());
  }

  private static ComponentVersion of(KubeVersion version) {
    return new ComponentVersion(version.gitVersion(), version.packageVersion(), false);
  }

  private static ComponentVersion parse(Located<String> text, Diagnostics diagnostics) {
    try {
      return of(KubeVersion.parse(text.value()));
    } catch (IllegalArgumentException e) {
      diagnostics.add(
          Diagnostic.at(Category.CONFIGURATION, text.location(), String.valueOf(e.getMessage())));
      return WRONG;
    }
  }

  /** With epoch and revision; a part that no format allows is a mistake of whoever wrote it. */
  PackageVersion packaged(
      PlanRequest request, PackageConfig config, FormatRules format, Diagnostics diagnostics) {
    VersionSpec spec = config.version();
    OptionalLong epoch =
        spec.epoch().map(located -> OptionalLong.of(located.value())).orElse(OptionalLong.empty());
    Optional<Located<String>> release = written(spec.release());
    String otherwise = release.map(Located::value).orElse(own ? format.defaultRevision() : "1");
    try {
      return revised(new PackageVersion(epoch, upstream, otherwise), request, diagnostics);
    } catch (IllegalArgumentException e) {
      Location location =
          spec.version().or(() -> release).map(Located::location).orElse(config.location());
      diagnostics.add(
          Diagnostic.at(Category.CONFIGURATION, location, String.valueOf(e.getMessage())));
      return PackageVersion.of(WRONG.upstream, "1");
    }
  }

  private static PackageVersion revised(
      PackageVersion version, PlanRequest request, Diagnostics diagnostics) {
    if (request.revision().isEmpty()) {
      return version;
    }
    try {
      return new PackageVersion(version.epoch(), version.upstream(), request.revision().get());
    } catch (IllegalArgumentException e) {
      diagnostics.add(Diagnostic.of(Category.USAGE, String.valueOf(e.getMessage())));
      return version;
    }
  }
}
