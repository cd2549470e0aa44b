package io.k8s.pkgbuilder.repo.apt;

import io.k8s.pkgbuilder.format.deb.DebPackage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which package has which file: a Contents index of one architecture. A line is a path without its
 * leading slash, blanks, and the packages with their sections, with commas between.
 */
final class Contents {
  private static final int COLUMN = 59;

  private final Map<String, Set<String>> packages = new TreeMap<>();

  /** Paths of a package's files and links, without leading slash. */
  static List<String> paths(DebPackage deb) throws IOException {
    List<String> paths = new ArrayList<>();
    deb.visit(
        (entry, bytes) -> {
          if (!entry.isDirectory()) {
            paths.add(entry.getName().replaceFirst("^\\.?/", ""));
          }
        });
    return paths;
  }

  /** How the index calls a package: {@code section/name}. */
  static String label(String section, String name) {
    return section.isEmpty() ? name : section + "/" + name;
  }

  /** Reads an index; a line that is none is left out. */
  static Contents parse(String text) {
    Contents contents = new Contents();
    for (String line : text.split("\n", -1)) {
      int blank = Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t'));
      if (blank > 0) {
        String path = line.substring(0, blank).stripTrailing();
        Arrays.stream(line.substring(blank + 1).split(",", -1))
            .forEach(label -> contents.add(path, label));
      }
    }
    return contents;
  }

  void add(String path, String label) {
    packages.computeIfAbsent(path, key -> new TreeSet<>()).add(label);
  }

  /** Forgets the packages whose label passes. */
  void removeIf(Predicate<String> label) {
    packages.values().forEach(labels -> labels.removeIf(label));
    packages.values().removeIf(Set::isEmpty);
  }

  /** The whole index, sorted by path. */
  String render() {
    StringBuilder text = new StringBuilder();
    packages.forEach(
        (path, labels) -> {
          text.append(path);
          text.append(" ".repeat(Math.max(1, COLUMN - path.length())));
          text.append(String.join(",", labels)).append('\n');
        });
    return text.toString();
  }
}
