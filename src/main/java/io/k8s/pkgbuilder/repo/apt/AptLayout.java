package io.k8s.pkgbuilder.repo.apt;

import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.format.deb.DebParagraph;
import io.k8s.pkgbuilder.repo.store.RepoPath;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where everything is: in suites or flat. Folders are "" or end with a slash. */
record AptLayout(AptSettings settings) {
  private static final String INDEX = "Packages";

  /** Of the Release file. */
  String releaseFolder() {
    return settings.flat() ? "" : "dists/" + settings.suite() + "/";
  }

  /** What our part of the Release file's paths starts with. */
  String component() {
    return settings.flat() ? "" : settings.component() + "/";
  }

  /** Where a package of another place goes. */
  String fileName(DebParagraph control) throws PackageException {
    String name = control.require("Package");
    String version = control.require("Version").replaceFirst("^[0-9]+:", "");
    String architecture = RepoPath.part(control.require("Architecture"));
    String file = RepoPath.part(name) + "_" + RepoPath.part(version) + "_" + architecture + ".deb";
    if (settings.flat()) {
      return architecture + "/" + file;
    }
    String source = RepoPath.part(control.get("Source").orElse(name).replaceFirst(" .*", ""));
    String prefix =
        source.substring(0, Math.min(source.length(), source.startsWith("lib") ? 4 : 1));
    return "pool/" + settings.component() + "/" + prefix + "/" + source + "/" + file;
  }

  /** The index of one architecture, below the Release file's folder. */
  String index(String architecture) {
    return settings.flat() ? INDEX : component() + "binary-" + architecture + "/" + INDEX;
  }

  /** The Contents index of one architecture, below the Release file's folder. */
  String contents(String architecture) {
    return component() + "Contents-" + architecture;
  }

  /** The plain indices of a Release file that are ours. */
  List<String> indices(ReleaseFile release) {
    return release.files().keySet().stream()
        .filter(
            path ->
                settings.flat()
                    ? path.equals(INDEX)
                    : path.startsWith(component() + "binary-") && path.endsWith("/" + INDEX))
        .toList();
  }

  /**
   * Which packages each index lists. A package for all architectures is in the index of each, as
   * old clients need it.
   *
   * @param architectures to have an index even without packages
   */
  Map<String, List<AptPackage>> listed(Collection<AptPackage> packages, Set<String> architectures) {
    Map<String, List<AptPackage>> indices = new TreeMap<>();
    for (String architecture : settings.flat() ? Set.of("all") : architectures) {
      indices.put(
          index(architecture),
          packages.stream()
              .filter(
                  one ->
                      settings.flat()
                          || one.independent()
                          || one.architecture().equals(architecture))
              .sorted(AptOrder.ORDER)
              .toList());
    }
    return indices;
  }

  /** Those of the packages and those of before; "all" only where there is no other. */
  static Set<String> architectures(Collection<AptPackage> packages, Set<String> before) {
    Set<String> architectures = new TreeSet<>(before);
    packages.forEach(one -> architectures.add(one.architecture()));
    if (architectures.size() > 1) {
      architectures.remove("all");
    }
    return architectures;
  }
}
