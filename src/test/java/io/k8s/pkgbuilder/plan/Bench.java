package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.config.ConfigCatalog;
import io.k8s.pkgbuilder.config.ConfigFolder;
import io.k8s.pkgbuilder.config.ConfigReader;
import io.k8s.pkgbuilder.config.PackageConfig;
import io.k8s.pkgbuilder.config.PlatformCatalog;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.model.KubeVersion;
import io.k8s.pkgbuilder.model.PackageName;
import io.k8s.pkgbuilder.model.Platform;
import io.k8s.pkgbuilder.plan.PlanRequest.Dependency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Plans with this repository's platforms, and with its packages or a test's own. */
final class Bench {
  static final PlatformCatalog PLATFORMS = platformCatalog();

  private final List<PackageConfig> packages;
  private Optional<KubeVersion> version = Optional.empty();
  private final Map<PackageName, KubeVersion> components = new LinkedHashMap<>();
  private Optional<String> revision = Optional.empty();
  private List<Platform> platforms = List.of();
  private List<FormatRules> formats = List.of(FakeFormat.DEB, FakeFormat.RPM);
  private Optional<CompressionChoice> compression = Optional.empty();
  private Dependency dependency = Dependency.DECLARED;
  private Optional<Instant> epoch = Optional.empty();
  private Optional<Platform> nativePlatform = Optional.empty();

  private Bench(List<PackageConfig> packages) {
    this.packages = packages;
  }

  private static PlatformCatalog platformCatalog() {
    Diagnostics diagnostics = new Diagnostics();
    PlatformCatalog catalog = PlatformCatalog.read(Path.of("platforms"), "platforms", diagnostics);
    diagnostics.throwIfAny();
    return catalog;
  }

  private static ConfigReader reader() {
    return new ConfigReader(Map.of(), Set.of("deb", "rpm", "tar"), PLATFORMS);
  }

  /** The repository's packages. */
  static Bench official(String... names) {
    Diagnostics diagnostics = new Diagnostics();
    ConfigCatalog catalog = ConfigCatalog.find(Path.of("packages"), "packages", diagnostics);
    List<PackageConfig> packages =
        catalog.read(names.length == 0 ? catalog.names() : List.of(names), reader(), diagnostics);
    diagnostics.throwIfAny();
    return new Bench(packages);
  }

  /** A package of a test, written to a folder that diagnostics call packages/x. */
  static Bench of(Path folder, String yaml) {
    write(folder, "package.yaml", yaml);
    Diagnostics diagnostics = new Diagnostics();
    Optional<PackageConfig> config =
        reader().read(new ConfigFolder(folder, "packages/x"), "package.yaml", diagnostics);
    diagnostics.throwIfAny();
    return new Bench(List.of(config.orElseThrow()));
  }

  static void write(Path folder, String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Bench version(String text) {
    version = Optional.of(KubeVersion.parse(text));
    return this;
  }

  Bench component(String name, String text) {
    components.put(new PackageName(name), KubeVersion.parse(text));
    return this;
  }

  Bench revision(String text) {
    revision = Optional.of(text);
    return this;
  }

  Bench platforms(String... names) {
    Diagnostics diagnostics = new Diagnostics();
    platforms = PLATFORMS.select(List.of(names), diagnostics);
    diagnostics.throwIfAny();
    return this;
  }

  Bench formats(FormatRules... rules) {
    formats = List.of(rules);
    return this;
  }

  Bench compression(String words) {
    compression = Optional.of(CompressionChoice.parse(words));
    return this;
  }

  Bench sameVersion() {
    dependency = Dependency.SAME_VERSION;
    return this;
  }

  Bench epoch(long seconds) {
    epoch = Optional.of(Instant.ofEpochSecond(seconds));
    return this;
  }

  Bench nativePlatform(String name) {
    nativePlatform = PLATFORMS.find(name);
    return this;
  }

  BuildPlan plan() {
    return Planner.plan(
        new PlanRequest(
            packages,
            version,
            components,
            revision,
            PLATFORMS.platforms(),
            platforms,
            formats,
            compression,
            dependency,
            epoch,
            nativePlatform));
  }

  ArtifactPlan only() {
    BuildPlan plan = plan();
    if (plan.artifacts().size() != 1) {
      throw new AssertionError(PlanText.render(plan));
    }
    return plan.artifacts().get(0);
  }

  /** The mistakes as a terminal shows them; fails when there is none. */
  String errors() {
    try {
      throw new AssertionError("no mistake found:\n" + PlanText.render(plan()));
    } catch (DiagnosticException e) {
      return e.diagnostics().stream().map(Bench::render).collect(Collectors.joining("\n"));
    }
  }

  private static String render(Diagnostic diagnostic) {
    return "error ("
        + diagnostic.category().exitCode()
        + "): "
        + diagnostic.message()
        + "\n"
        + diagnostic.location().map(place -> "  --> " + place + "\n").orElse("")
        + diagnostic.hint().map(hint -> "hint: " + hint + "\n").orElse("");
  }
}
