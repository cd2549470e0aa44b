package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.config.ConfigCatalog;
import io.k8s.pkgbuilder.config.PackageConfig;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where packages' configurations are: the folder that the user names, else that of PKGBUILDER_CONF,
 * else ./packages for what it holds, else inside the jar.
 *
 * @param option the user's word
 */
record ConfigChoice(World world, Catalog catalog, Optional<String> option) {
  /** Set in the container image. */
  static final String VARIABLE = "PKGBUILDER_CONF";

  static final String LOCAL_FOLDER = "packages";
  private static final String BUILT_IN = "(built-in) packages";

  /** The packages of these names, in this order. */
  List<PackageConfig> read(List<String> names, Diagnostics diagnostics) {
    Optional<ConfigCatalog> named = named(diagnostics);
    if (named.isPresent()) {
      return named.get().read(names, catalog.reader(), diagnostics);
    }
    Optional<ConfigCatalog> local = local();
    ConfigCatalog builtIn = builtIn(diagnostics);
    List<PackageConfig> configs = new ArrayList<>();
    for (String name : names.stream().distinct().toList()) {
      ConfigCatalog from = local.filter(folder -> folder.names().contains(name)).orElse(builtIn);
      configs.addAll(from.read(List.of(name), catalog.reader(), diagnostics));
    }
    return configs;
  }

  /** All packages of the first place that has any. */
  List<PackageConfig> readAll(Diagnostics diagnostics) {
    return all(diagnostics).readAll(catalog.reader(), diagnostics);
  }

  /** The packages inside the jar, whatever lies about. */
  List<PackageConfig> readBuiltIn(Diagnostics diagnostics) {
    return builtIn(diagnostics).readAll(catalog.reader(), diagnostics);
  }

  /** What {@link #readAll} reads. */
  ConfigCatalog all(Diagnostics diagnostics) {
    return named(diagnostics).or(this::local).orElseGet(() -> builtIn(diagnostics));
  }

  /** Whether the user, or the image, names a folder. */
  boolean isNamed() {
    return option.or(() -> world.variable(VARIABLE)).isPresent();
  }

  /** Of the folder that the image names and nobody mounted. */
  Optional<Diagnostic> missingMount() {
    return unmounted()
        .map(
            folder ->
                Diagnostic.of(Category.USAGE, "there is no configuration at " + folder)
                    .hint(
                        "mount a package's folder, or a folder of packages: docker run -v DIR:"
                            + folder
                            + " ...; or name built-in packages: build --all"));
  }

  private Optional<String> unmounted() {
    return option.isPresent()
        ? Optional.empty()
        : world.variable(VARIABLE).filter(folder -> !Files.isDirectory(world.path(folder)));
  }

  private Optional<ConfigCatalog> named(Diagnostics diagnostics) {
    if (unmounted().isPresent()) {
      return Optional.empty();
    }
    return option
        .or(() -> world.variable(VARIABLE))
        .map(folder -> ConfigCatalog.find(world.path(folder), folder, diagnostics));
  }

  private Optional<ConfigCatalog> local() {
    if (!Files.isDirectory(world.path(LOCAL_FOLDER))) {
      return Optional.empty();
    }
    ConfigCatalog found =
        ConfigCatalog.find(world.path(LOCAL_FOLDER), LOCAL_FOLDER, new Diagnostics());
    // A folder of this name that holds other things is none of ours.
    return found.single() || found.entries().isEmpty() ? Optional.empty() : Optional.of(found);
  }

  private ConfigCatalog builtIn(Diagnostics diagnostics) {
    return ConfigCatalog.find(catalog.embedded().packages(), BUILT_IN, diagnostics);
  }
}
