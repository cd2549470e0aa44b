package io.k8s.pkgbuilder.repo.apt;

import io.k8s.pkgbuilder.format.deb.DebPackage;
import io.k8s.pkgbuilder.repo.store.IndexText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which package has which file: a Contents index of one architecture. A line is a path without its
 * leading slash, blanks, and the packages with their sections, with commas between.
 */
final class Contents {
  private static final int COLUMN = 59;

  /**
   * One line, or one of several for the same path.
   *
   * @param labels with commas between
   */
  private record Line(String path, String labels) {}

  private final List<Line> lines = new ArrayList<>();

  /** Paths of a package's files and links, without leading slash. */
  static List<String> paths(DebPackage deb) throws IOException {
    List<String> paths = new ArrayList<>();
    deb.visit(
        (entry, bytes) -> {
          if (!entry.isDirectory()) {
            paths.add(plain(entry.getName()));
          }
        });
    return paths;
  }

  private static String plain(String name) {
    return name.startsWith("./")
        ? name.substring(2)
        : name.startsWith("/") ? name.substring(1) : name;
  }

  /** How the index calls a package: {@code section/name}. */
  static String label(String section, String name) {
    return section.isEmpty() ? name : section + "/" + name;
  }

  /** Reads an index; a line that is none is left out. */
  static Contents parse(String text) {
    Contents contents = new Contents();
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      int blank = end - 1;
      while (blank > at && !isBlank(text.charAt(blank))) {
        blank--;
      }
      int last = blank;
      while (last > at && isBlank(text.charAt(last - 1))) {
        last--;
      }
      if (last > at) {
        contents.add(text.substring(at, last), text.substring(blank + 1, end));
      }
      at = end + 1;
    }
    return contents;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  void add(String path, String label) {
    lines.add(new Line(path, label));
  }

  /** Forgets the packages whose label passes. */
  void removeIf(Predicate<String> label) {
    List<Line> all = List.copyOf(lines);
    lines.clear();
    for (Line line : all) {
      for (String one : line.labels.split(",", -1)) {
        if (!label.test(one)) {
          lines.add(new Line(line.path, one));
        }
      }
    }
  }

  /** The whole index, sorted by path. */
  IndexText render() {
    // What was read is sorted, and so is what is new: to merge them takes hardly any time.
    lines.sort(Comparator.comparing(Line::path));
    IndexText.Builder text = new IndexText.Builder();
    for (int i = 0; i < lines.size(); ) {
      int next = i + 1;
      while (next < lines.size() && lines.get(next).path.equals(lines.get(i).path)) {
        next++;
      }
      Line line = next == i + 1 ? lines.get(i) : merged(lines.subList(i, next));
      String blanks = " ".repeat(Math.max(1, COLUMN - line.path.length()));
      text.add(line.path, line.path + blanks + line.labels + '\n');
      i = next;
    }
    return text.build();
  }

  private static Line merged(List<Line> same) {
    TreeSet<String> labels = new TreeSet<>();
    same.forEach(line -> labels.addAll(List.of(line.labels.split(",", -1))));
    return new Line(same.get(0).path, String.join(",", labels));
  }
}
