package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.diagnostic.Location;
import io.k8s.pkgbuilder.model.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of a package's configuration and of the files it names.
 *
 * @param path on disk, or inside the jar (another file system)
 * @param displayName as the user would write it, for diagnostics; never put into a package
 */
public record ConfigFolder(Path path, String displayName) {
  /** A file in this folder, as diagnostics name it. */
  public Location location(String relative) {
    return Location.of(displayName.isEmpty() ? relative : displayName + "/" + relative);
  }

  /**
   * Looks a file or directory up, the most specific first (the KEP's layout): OS/ARCH/NAME,
   * OS/NAME, NAME. ARCH is the platform's name as the KEP, Go or an alias has it. An absolute name
   * is taken as it is.
   */
  public Optional<Path> find(String name, Platform platform) {
    return layers(platform).stream()
        .map(layer -> resolve(layer, name))
        .filter(Files::exists)
        .findFirst();
  }

  /** The folders that hold files for a platform, the most specific first; not all need exist. */
  public List<Path> layers(Platform platform) {
    return Stream.concat(PlatformGlob.names(platform), Stream.of(platform.os(), ""))
        .distinct()
        .map(path::resolve)
        .toList();
  }

  private static Path resolve(Path layer, String name) {
    return name.startsWith("/") ? Path.of(name) : layer.resolve(name).normalize();
  }
}
