package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.diagnostic.Location;
import io.k8s.pkgbuilder.diagnostic.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The packages of a folder: of one that is a package's own (the KEP's /conf), or of one that holds
 * a folder for each package.
 *
 * @param entries by name
 * @param single whether the folder is one package's own
 */
public record ConfigCatalog(List<Entry> entries, boolean single) {
  /** What a configuration may be called; the first that is there is it. */
  public static final List<String> FILE_NAMES =
      List.of("package.yaml", "nfpm.yaml", "nfpm.yml", "main.conf");

  /**
   * A package that is there, not yet read.
   *
   * @param name its folder's; the configuration's own name may differ in a single folder
   */
  public record Entry(String name, ConfigFolder folder, String fileName) {
    /** Of the configuration's file. */
    public Location location() {
      return folder.location(fileName);
    }
  }

  public ConfigCatalog {
    entries = entries.stream().sorted(Comparator.comparing(Entry::name)).toList();
  }

  /**
   * Looks for packages; reads none.
   *
   * @param folder on disk or in the jar
   * @param displayName as the user wrote it
   * @param diagnostics gets a folder that is missing or holds no package
   */
  public static ConfigCatalog find(Path folder, String displayName, Diagnostics diagnostics) {
    Optional<Entry> own = entry(folder, displayName);
    if (own.isPresent()) {
      return new ConfigCatalog(List.of(own.orElseThrow()), true);
    }
    Diagnostics listing = new Diagnostics();
    List<Entry> entries =
        Folders.list(folder, displayName, listing).stream()
            .filter(Files::isDirectory)
            .flatMap(path -> entry(path, Folders.join(displayName, Folders.name(path))).stream())
            .toList();
    if (entries.isEmpty() && listing.isEmpty()) {
      listing.add(
          Diagnostic.at(
                  Category.CONFIGURATION, Location.of(displayName), "the folder holds no package")
              .hint("a package's folder has a package.yaml, an nfpm.yaml or a main.conf"));
    }
    listing.list().forEach(diagnostics::add);
    return new ConfigCatalog(entries, false);
  }

  private static Optional<Entry> entry(Path folder, String displayName) {
    String shown = displayName.equals(".") ? "" : displayName;
    return FILE_NAMES.stream()
        .filter(name -> Files.isRegularFile(folder.resolve(name)))
        .findFirst()
        .map(
            name ->
                new Entry(
                    Folders.name(folder.toAbsolutePath().normalize()),
                    new ConfigFolder(folder, shown),
                    name));
  }

  /** The folders' names. */
  public List<String> names() {
    return entries.stream().map(Entry::name).toList();
  }

  /** Reads all packages. */
  public List<PackageConfig> readAll(ConfigReader reader, Diagnostics diagnostics) {
    return entries.stream().flatMap(entry -> read(entry, reader, diagnostics)).toList();
  }

  /**
   * Reads the packages of these names alone, so that a mistake in another does not matter.
   *
   * @param names in the order wanted; a single folder's package answers to its configuration's name
   *     as well as to its folder's
   * @param diagnostics gets every mistake, and unknown names as {@link Category#USAGE}
   */
  public List<PackageConfig> read(
      List<String> names, ConfigReader reader, Diagnostics diagnostics) {
    if (single) {
      return readSingle(names, reader, diagnostics);
    }
    return names.stream()
        .distinct()
        .flatMap(
            name ->
                entries.stream()
                    .filter(entry -> entry.name().equals(name))
                    .findFirst()
                    .map(entry -> read(entry, reader, diagnostics))
                    .orElseGet(() -> unknown(name, names(), diagnostics)))
        .toList();
  }

  private List<PackageConfig> readSingle(
      List<String> names, ConfigReader reader, Diagnostics diagnostics) {
    Entry entry = entries.get(0);
    List<PackageConfig> own = read(entry, reader, diagnostics).toList();
    for (PackageConfig config : own) {
      List<String> answersTo = List.of(config.name().value().value(), entry.name());
      names.stream()
          .filter(name -> !answersTo.contains(name))
          .forEach(name -> unknown(name, answersTo.subList(0, 1), diagnostics));
    }
    return own;
  }

  private static Stream<PackageConfig> read(
      Entry entry, ConfigReader reader, Diagnostics diagnostics) {
    return reader.read(entry.folder(), entry.fileName(), diagnostics).stream();
  }

  private static Stream<PackageConfig> unknown(
      String name, List<String> known, Diagnostics diagnostics) {
    diagnostics.add(
        Diagnostic.of(Category.USAGE, "no package is called '" + name + "'")
            .hint(Nearest.hint(name, known).orElse("known packages: " + String.join(", ", known))));
    return Stream.of();
  }
}
