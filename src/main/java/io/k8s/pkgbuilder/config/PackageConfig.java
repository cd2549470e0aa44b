package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.diagnostic.Location;
import io.k8s.pkgbuilder.model.PackageName;
import io.k8s.pkgbuilder.model.Platform;
import io.k8s.pkgbuilder.model.SystemdUnit;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One package's configuration, read and checked by itself; whether it can be built for a version, a
 * platform and a format is the planner's to say.
 *
 * @param folder where the files it names are looked up
 * @param arch nfpm's: Go's architecture, or "all" for a package that runs anywhere; absent means
 *     every platform of {@code platforms}
 * @param os Go's GOOS, which nfpm writes as the key platform
 * @param platforms globs; empty means all linux platforms
 * @param globbing whether a content's source may be a glob (nfpm's disable_globbing, turned round)
 * @param mtime of every file that has none of its own; whole seconds
 * @param changelog newest first
 * @param base what holds for every format that does not override it
 * @param overrides by format name
 * @param versions empty means that there is no table, and none must match
 * @param excludes globs on install paths: what matches is left out, whichever item brought it
 * @param variables values for templates and URLs, by name
 * @param sameVersion names of packages that {@code --dependency same-version} pins to this
 *     package's version
 * @param lint findings of lint that are meant
 * @param location of the file
 */
public record PackageConfig(
    ConfigFolder folder,
    Located<PackageName> name,
    Optional<Located<String>> arch,
    Optional<Located<String>> os,
    List<Located<PlatformGlob>> platforms,
    VersionSpec version,
    About about,
    boolean globbing,
    Optional<Located<Instant>> mtime,
    List<ChangelogSpec> changelog,
    Overridable base,
    Map<String, Overridable> overrides,
    List<Conditional<BinarySpec>> binaries,
    List<Conditional<Located<SystemdUnit>>> systemd,
    List<Conditional<CompletionSpec>> completions,
    List<VersionRow> versions,
    List<Located<String>> excludes,
    Map<String, PerFormat<Located<String>>> variables,
    List<Located<PackageName>> sameVersion,
    List<LintSuppression> lint,
    Location location) {
  public PackageConfig {
    platforms = List.copyOf(platforms);
    changelog = List.copyOf(changelog);
    overrides = Collections.unmodifiableMap(new LinkedHashMap<>(overrides));
    binaries = List.copyOf(binaries);
    systemd = List.copyOf(systemd);
    completions = List.copyOf(completions);
    versions = List.copyOf(versions);
    excludes = List.copyOf(excludes);
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    sameVersion = List.copyOf(sameVersion);
    lint = List.copyOf(lint);
  }

  /** What holds for a format: the top level with {@code overrides.FORMAT} over it. */
  public Overridable forFormat(String format) {
    Overridable override = overrides.get(format);
    return override == null ? base : base.overriddenBy(override);
  }

  /** Whether a glob of the configuration means the platform; without any, whether it is a linux. */
  public boolean serves(Platform platform) {
    return platforms.isEmpty()
        ? platform.os().equals("linux")
        : platforms.stream().anyMatch(glob -> glob.value().matches(platform));
  }
}
