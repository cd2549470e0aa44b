package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.PackageName;
import io.k8s.pkgbuilder.model.PackageVersion;
import io.k8s.pkgbuilder.model.Platform;
import io.k8s.pkgbuilder.model.Scriptlet;
import io.k8s.pkgbuilder.model.SystemdUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the planner must know of a format; the half of PackageFormat that decides and writes
 * nothing.
 */
public interface FormatRules {
  /**
   * As users type it, e.g. deb; also the key of {@code overrides:} and of platforms' architectures.
   */
  String name();

  /**
   * The platform's architecture in this format's words; empty where the format does not serve it.
   */
  default Optional<String> architecture(Platform platform) {
    return platform.architecture(name());
  }

  /** The architecture of packages that run anywhere, e.g. deb's "all", rpm's "noarch". */
  String independentArchitecture();

  /** The conventional file name, without a directory. */
  String fileName(PackageName name, PackageVersion version, String architecture);

  /**
   * The revision of a package that says its version but no revision (nfpm's files): none in deb,
   * which knows such versions; a format that demands one says which.
   */
  default String defaultRevision() {
    return "";
  }

  /** Used where neither the configuration nor the user chose. */
  Compression defaultCompression();

  /** What this format's readers can read. */
  Set<Compression.Algorithm> algorithms();

  /** The scripts that do with the units what they ask for, in this format's idiom. */
  List<Scriptlet> scriptlets(List<SystemdUnit> units);

  /**
   * Entries that this format's policy demands and the plan lacks, e.g. a deb's copyright file from
   * the license's name. The planner adds them before {@link #check}; none by default.
   *
   * @param plan otherwise finished
   */
  default List<EntryPlan> extraEntries(ArtifactPlan plan) {
    return List.of();
  }

  /** Adds a diagnostic for everything in the plan that this format cannot express. */
  void check(ArtifactPlan plan, Diagnostics diagnostics);
}
