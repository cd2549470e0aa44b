package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.config.PackageConfig;
import io.k8s.pkgbuilder.model.KubeVersion;
import io.k8s.pkgbuilder.model.PackageName;
import io.k8s.pkgbuilder.model.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user asks to be built; everything the planner may know of the world outside.
 *
 * @param packages in the order they shall be built
 * @param version of Kubernetes; absent only for packages that say their own
 * @param componentVersions of packages that carry a version of their own, over their tables
 * @param revision deb revision, rpm release
 * @param catalog every platform there is
 * @param platforms the user's choice from the catalog; empty means all that each package serves by
 *     default: its linux ones, or, where it has none, all of its own
 * @param formats the user's choice
 * @param compression the user's choice for every format
 * @param dependency how packages built together require each other
 * @param sourceDateEpoch whole seconds; stamps every file that has no time of its own
 * @param nativePlatform whose binaries can run here to print their shell completions; empty plans
 *     no completions
 * @param verification what binaries from addresses must prove
 */
public record PlanRequest(
    List<PackageConfig> packages,
    Optional<KubeVersion> version,
    Map<PackageName, KubeVersion> componentVersions,
    Optional<String> revision,
    List<Platform> catalog,
    List<Platform> platforms,
    List<FormatRules> formats,
    Optional<CompressionChoice> compression,
    Dependency dependency,
    Optional<Instant> sourceDateEpoch,
    Optional<Platform> nativePlatform,
    Verification verification) {
  /** How packages built together require each other. */
  public enum Dependency {
    /** As the configuration says: minimum versions. */
    DECLARED,
    /** Those that the configuration names under same-version are required at this very version. */
    SAME_VERSION
  }

  public PlanRequest {
    packages = List.copyOf(packages);
    componentVersions = Map.copyOf(componentVersions);
    catalog = List.copyOf(catalog);
    platforms = List.copyOf(platforms);
    formats = List.copyOf(formats);
  }

  /** One whose binaries must prove what is usual. */
  public PlanRequest(
      List<PackageConfig> packages,
      Optional<KubeVersion> version,
      Map<PackageName, KubeVersion> componentVersions,
      Optional<String> revision,
      List<Platform> catalog,
      List<Platform> platforms,
      List<FormatRules> formats,
      Optional<CompressionChoice> compression,
      Dependency dependency,
      Optional<Instant> sourceDateEpoch,
      Optional<Platform> nativePlatform) {
    this(
        packages,
        version,
        componentVersions,
        revision,
        catalog,
        platforms,
        formats,
        compression,
        dependency,
        sourceDateEpoch,
        nativePlatform,
        Verification.DEFAULT);
  }

  /** The same with another rule for binaries. */
  public PlanRequest verified(Verification rule) {
    return new PlanRequest(
        packages,
        version,
        componentVersions,
        revision,
        catalog,
        platforms,
        formats,
        compression,
        dependency,
        sourceDateEpoch,
        nativePlatform,
        rule);
  }
}
