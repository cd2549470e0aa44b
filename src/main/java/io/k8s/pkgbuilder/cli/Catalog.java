package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.config.ConfigReader;
import io.k8s.pkgbuilder.config.EmbeddedConfig;
import io.k8s.pkgbuilder.config.PlatformCatalog;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.format.Formats;
import io.k8s.pkgbuilder.format.PackageFormat;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What there is to choose from: platforms, formats, and the configurations inside the jar. What was
 * read from it must not be used after {@link #close}.
 */
record Catalog(
    EmbeddedConfig embedded, PlatformCatalog platforms, Formats formats, ConfigReader reader)
    implements AutoCloseable {
  /**
   * Opens it.
   *
   * @param platformFolder of the user's own platforms, in place of the built-in ones
   */
  static Catalog open(World world, Optional<String> platformFolder) {
    BuiltIn builtIn = EarlyStart.builtIn().orElseGet(BuiltIn::open);
    PlatformCatalog platforms =
        platformFolder.map(folder -> read(world, folder)).orElse(builtIn.platforms());
    return new Catalog(
        builtIn.embedded(),
        platforms,
        Formats.load(),
        new ConfigReader(world.environment(), formatNames(), platforms));
  }

  private static PlatformCatalog read(World world, String folder) {
    Diagnostics diagnostics = new Diagnostics();
    PlatformCatalog platforms = PlatformCatalog.read(world.path(folder), folder, diagnostics);
    diagnostics.throwIfAny();
    return platforms;
  }

  static Set<String> formatNames() {
    Set<String> names = new TreeSet<>();
    Formats.load().all().stream().map(PackageFormat::name).forEach(names::add);
    return names;
  }

  @Override
  public void close() throws IOException {
    embedded.close();
  }
}
