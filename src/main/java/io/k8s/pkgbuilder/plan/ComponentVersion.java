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
  /**
   * The user's word, then the configuration's own version, then the table's row, then the version
   * of Kubernetes.
   */
  static Optional<ComponentVersion> choose(
      PlanRequest request,
      PackageConfig config,
      Optional<VersionRow> row,
      Diagnostics diagnostics) {
    Optional<KubeVersion> asked =
        Optional.ofNullable(request.componentVersions().get(config.name().value()));
    if (asked.isPresent()) {
      return asked.map(ComponentVersion::of);
    }
    VersionSpec spec = config.version();
    if (spec.version().isPresent()) {
      return Optional.of(NfpmVersion.compose(spec, spec.version().get().value()));
    }
    Optional<Located<String>> listed = row.flatMap(VersionRow::version);
    if (listed.isPresent()) {
      return parse(listed.get(), diagnostics);
    }
    if (request.version().isEmpty()) {
      diagnostics.add(missing(config));
    }
    return request.version().map(ComponentVersion::of);
  }

  private static ComponentVersion of(KubeVersion version) {
    return new ComponentVersion(version.gitVersion(), version.packageVersion(), false);
  }

  private static Optional<ComponentVersion> parse(Located<String> text, Diagnostics diagnostics) {
    try {
      return Optional.of(of(KubeVersion.parse(text.value())));
    } catch (IllegalArgumentException e) {
      diagnostics.add(
          Diagnostic.at(Category.CONFIGURATION, text.location(), String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private static Diagnostic missing(PackageConfig config) {
    return Diagnostic.at(
            Category.USAGE,
            config.location(),
            "package " + config.name().value() + " has no version of its own, and none is given")
        .hint("give one with --version, e.g. --version v1.32.3");
  }

  /** With epoch and revision; a part that no format allows is a mistake of whoever wrote it. */
  Optional<PackageVersion> packaged(
      PlanRequest request, PackageConfig config, FormatRules format, Diagnostics diagnostics) {
    VersionSpec spec = config.version();
    OptionalLong epoch =
        spec.epoch().map(located -> OptionalLong.of(located.value())).orElse(OptionalLong.empty());
    String revision =
        request
            .revision()
            .or(() -> spec.release().map(Located::value))
            .orElse(own ? format.defaultRevision() : "1");
    try {
      return Optional.of(new PackageVersion(epoch, upstream, revision));
    } catch (IllegalArgumentException e) {
      Location location =
          spec.version().or(spec::release).map(Located::location).orElse(config.location());
      diagnostics.add(
          Diagnostic.at(Category.CONFIGURATION, location, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }
}
