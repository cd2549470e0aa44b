package io.k8s.pkgbuilder.cli;

import java.nio.file.Path;
import java.util.Optional;

/** Where what can be made or fetched again is kept, by the XDG Base Directory Specification. */
final class CacheDirectory {
  private CacheDirectory() {}

  /**
   * The option's, else PKGBUILDER_CACHE, else the user's cache; none for a user without a home.
   *
   * @param typed what --cache-dir says
   */
  static Optional<Path> of(World world, Optional<String> typed) {
    return typed
        .or(() -> world.variable("PKGBUILDER_CACHE"))
        .map(world::path)
        .or(() -> user(world).map(cache -> cache.resolve("pkgbuilder")));
  }

  private static Optional<Path> user(World world) {
    // The specification: a relative path is to be ignored.
    return world
        .variable("XDG_CACHE_HOME")
        .map(Path::of)
        .filter(Path::isAbsolute)
        .or(() -> world.variable("HOME").map(home -> Path.of(home, ".cache")));
  }
}
