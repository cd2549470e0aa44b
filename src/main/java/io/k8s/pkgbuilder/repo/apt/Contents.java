package io.k8s.pkgbuilder.repo.apt;

import io.k8s.pkgbuilder.format.deb.DebPackage;
import io.k8s.pkgbuilder.repo.store.IndexPart;
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
   * @param whole as it was read; empty where it has to be written anew
   */
  private record Line(IndexPart path, IndexPart labels, IndexPart whole) {
    static Line of(IndexPart path, String labels) {
      return new Line(path, IndexPart.of(labels), IndexPart.EMPTY);
    }

    List<String> each() {
      return List.of(labels.toString().split(",", -1));
    }

    IndexPart render() {
      return whole.size() > 0
          ? whole
          : IndexPart.joined(
              path, IndexPart.of(" ".repeat(blanks(path.size()))), labels, IndexPart.of("\n"));
    }

    static int blanks(int pathSize) {
      return Math.max(1, COLUMN - pathSize);
    }
  }

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

  /**
   * Reads an index; a line that is none is left out.
   *
   * @param text UTF-8; nobody may change it any more
   */
  static Contents parse(byte[] text) {
    Contents contents = new Contents();
    for (int at = 0; at < text.length; ) {
      int end = at;
      while (end < text.length && text[end] != '\n') {
        end++;
      }
      contents.line(text, at, end);
      at = end + 1;
    }
    return contents;
  }

  private void line(byte[] text, int at, int end) {
    int blank = end - 1;
    while (blank > at && !isBlank(text[blank])) {
      blank--;
    }
    int last = blank;
    while (last > at && isBlank(text[last - 1])) {
      last--;
    }
    if (last > at) {
      boolean ours = end < text.length && blank + 1 - last == Line.blanks(last - at);
      lines.add(
          new Line(
              IndexPart.of(text, at, last),
              IndexPart.of(text, blank + 1, end),
              ours ? IndexPart.of(text, at, end + 1) : IndexPart.EMPTY));
    }
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\t';
  }

  void add(String path, String label) {
    lines.add(Line.of(IndexPart.of(path), label));
  }

  /** Forgets the packages whose label passes. */
  void removeIf(Predicate<String> label) {
    List<Line> all = List.copyOf(lines);
    lines.clear();
    for (Line line : all) {
      for (String one : line.each()) {
        if (!label.test(one)) {
          lines.add(Line.of(line.path, one));
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
      text.add(line.path, line.render());
      i = next;
    }
    return text.build();
  }

  private static Line merged(List<Line> same) {
    TreeSet<String> labels = new TreeSet<>();
    same.forEach(line -> labels.addAll(line.each()));
    return Line.of(same.get(0).path, String.join(",", labels));
  }
}
