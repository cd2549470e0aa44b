package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.config.key.Reading;
import io.k8s.pkgbuilder.config.yaml.YamlDocument;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.diagnostic.Location;
import io.k8s.pkgbuilder.diagnostic.Nearest;
import io.k8s.pkgbuilder.model.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every platform there is.
 *
 * @param platforms by name
 */
public record PlatformCatalog(List<Platform> platforms) {
  public PlatformCatalog {
    platforms = platforms.stream().sorted().toList();
  }

  /**
   * Reads every {@code *.yaml} of a folder.
   *
   * @param displayName of the folder, for diagnostics
   * @param diagnostics gets everything wrong; a wrong file's platform is left out
   */
  public static PlatformCatalog read(Path folder, String displayName, Diagnostics diagnostics) {
    Map<String, Location> owners = new TreeMap<>();
    List<Platform> platforms =
        Folders.yamlFiles(folder, displayName, diagnostics).stream()
            .flatMap(file -> read(file, displayName, owners, diagnostics).stream())
            .toList();
    return new PlatformCatalog(platforms);
  }

  private static Optional<Platform> read(
      Path path, String folder, Map<String, Location> owners, Diagnostics diagnostics) {
    String file = Folders.join(folder, path.getFileName().toString());
    Reading reading = new Reading("a platform", Map.of(), diagnostics);
    Optional<Platform> platform =
        YamlDocument.read(path, file, diagnostics)
            .flatMap(node -> new PlatformShape().read(node, reading));
    platform.ifPresent(
        value ->
            PlatformGlob.names(value)
                .forEach(
                    name -> {
                      Location first = owners.putIfAbsent(name, Location.of(file));
                      if (first != null) {
                        reading.error(
                            Location.of(file), "the platform " + name + " is also in " + first);
                      }
                    }));
    return platform;
  }

  /** The platform that the KEP's name, Go's or an alias means. */
  public Optional<Platform> find(String name) {
    return platforms.stream()
        .filter(platform -> PlatformGlob.names(platform).anyMatch(name::equals))
        .findFirst();
  }

  /** Those a glob or a name matches, by name. */
  public List<Platform> matching(PlatformGlob glob) {
    return platforms.stream().filter(glob::matches).toList();
  }

  /**
   * Those that names and globs of a command line mean, each once, by name.
   *
   * @param diagnostics gets what means nothing, as {@link Category#USAGE}
   */
  public List<Platform> select(List<String> names, Diagnostics diagnostics) {
    return names.stream().flatMap(name -> select(name, diagnostics)).distinct().sorted().toList();
  }

  private Stream<Platform> select(String name, Diagnostics diagnostics) {
    List<Platform> found = matching(new PlatformGlob(name));
    if (found.isEmpty()) {
      Diagnostic unknown = Diagnostic.of(Category.USAGE, "no platform is called '" + name + "'");
      diagnostics.add(hint(name).map(unknown::hint).orElse(unknown));
    }
    return found.stream();
  }

  /** The nearest name, else all names. */
  Optional<String> hint(String name) {
    List<String> names = platforms.stream().flatMap(PlatformGlob::names).distinct().toList();
    return Nearest.hint(name, names)
        .or(
            () ->
                Optional.of(
                    "known platforms: "
                        + String.join(", ", platforms.stream().map(Platform::name).toList())));
  }
}
