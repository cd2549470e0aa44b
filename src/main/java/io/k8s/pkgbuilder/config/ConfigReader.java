package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.config.key.Reading;
import io.k8s.pkgbuilder.config.yaml.YamlDocument;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.diagnostic.Location;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads packages' configurations. Immutable; safe for use by several threads at once. */
public final class ConfigReader {
  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing(
          diagnostic -> diagnostic.location().orElse(Location.of("")),
          Comparator.comparing(Location::file)
              .thenComparingInt(Location::line)
              .thenComparingInt(Location::column));

  private final PackageShape shape;
  private final Map<String, String> environment;

  /**
   * A reader.
   *
   * @param environment for the expansion that nfpm does, in the keys where it does it
   * @param formats the names of all formats that are built here; sections, overrides and conditions
   *     may name these and nfpm's others
   * @param platforms what conditions and {@code platforms} may name
   */
  public ConfigReader(
      Map<String, String> environment, Set<String> formats, PlatformCatalog platforms) {
    this.environment = Map.copyOf(environment);
    this.shape = new PackageShape(new Vocabulary(new TreeSet<>(formats), platforms));
  }

  /**
   * Reads one configuration.
   *
   * @param folder where the file lies and the files it names are looked up
   * @param fileName package.yaml, nfpm.yaml, main.conf or another
   * @param diagnostics gets everything that is wrong, in the order of the file
   * @return empty when anything was wrong
   */
  public Optional<PackageConfig> read(
      ConfigFolder folder, String fileName, Diagnostics diagnostics) {
    Diagnostics found = new Diagnostics();
    Path path = folder.path().resolve(fileName);
    Optional<PackageConfig> config =
        YamlDocument.read(path, folder.location(fileName).file(), found)
            .flatMap(
                node -> shape.read(node, folder, new Reading("a package", environment, found)));
    found.list().stream().sorted(BY_PLACE).forEach(diagnostics::add);
    return found.isEmpty() ? config : Optional.empty();
  }
}
