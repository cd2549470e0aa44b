package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.model.ElfMachine;
import io.k8s.pkgbuilder.model.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Platforms, a reader and a plain rendering of diagnostics, for tests. */
final class Samples {
  static final Set<String> FORMATS = Set.of("deb", "rpm", "tar");
  static final Platform AMD64 =
      platform("linux/amd64", "linux", "amd64", List.of(), Map.of("deb", "amd64", "rpm", "x86_64"));
  static final Platform ARMHF =
      platform("linux/armhf", "linux", "arm", List.of(), Map.of("deb", "armhf", "rpm", "armv7hl"));
  static final Platform DARWIN =
      platform("darwin/arm64", "darwin", "arm64", List.of("macos/arm64"), Map.of());
  static final PlatformCatalog PLATFORMS = new PlatformCatalog(List.of(AMD64, ARMHF, DARWIN));

  private Samples() {}

  private static Platform platform(
      String name, String os, String arch, List<String> aliases, Map<String, String> packages) {
    return new Platform(
        name,
        os,
        arch,
        Optional.empty(),
        aliases,
        packages,
        Optional.of(new ElfMachine(62, 64, true)));
  }

  static ConfigReader reader(Map<String, String> environment) {
    return new ConfigReader(environment, FORMATS, PLATFORMS);
  }

  /** Writes the bytes as DIR/package.yaml and reads them. */
  static Optional<PackageConfig> read(
      Path directory, byte[] yaml, Map<String, String> environment, Diagnostics diagnostics) {
    try {
      Files.write(directory.resolve("package.yaml"), yaml);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return reader(environment)
        .read(new ConfigFolder(directory, "packages/x"), "package.yaml", diagnostics);
  }

  /** A configuration that must be right. */
  static PackageConfig config(Path directory, String yaml, Map<String, String> environment) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<PackageConfig> config =
        read(directory, yaml.getBytes(StandardCharsets.UTF_8), environment, diagnostics);
    diagnostics.throwIfAny();
    return config.orElseThrow();
  }

  /** As a terminal shows them: message, place, hint. */
  static String render(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(Samples::render).collect(Collectors.joining("\n"));
  }

  private static String render(Diagnostic diagnostic) {
    return "error: "
        + diagnostic.message()
        + "\n"
        + diagnostic.location().map(place -> "  --> " + place + "\n").orElse("")
        + diagnostic.hint().map(hint -> "\nhint: " + hint + "\n").orElse("");
  }
}
