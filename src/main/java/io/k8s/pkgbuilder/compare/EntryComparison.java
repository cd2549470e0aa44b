package io.k8s.pkgbuilder.compare;

import io.k8s.pkgbuilder.compare.content.ReadEntry;
import io.k8s.pkgbuilder.compare.content.ReadPackage;
import io.k8s.pkgbuilder.format.PackageEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The entries of two packages, by path. */
final class EntryComparison {
  private final Map<String, ReadEntry> before;
  private final Map<String, ReadEntry> after;
  private final Consumer<Finding> findings;

  EntryComparison(ReadPackage before, ReadPackage after, Consumer<Finding> findings) {
    this.before = byPath(before);
    this.after = byPath(after);
    this.findings = findings;
  }

  /** In the payload's order; an archive that holds a path again gets another key for it. */
  private static Map<String, ReadEntry> byPath(ReadPackage read) {
    Map<String, ReadEntry> entries = new LinkedHashMap<>();
    for (ReadEntry entry : read.entries()) {
      String key = entry.entry().path();
      for (int again = 2; entries.containsKey(key); again++) {
        key = entry.entry().path() + " (" + again + ")";
      }
      entries.put(key, entry);
    }
    return entries;
  }

  void run() {
    TreeSet<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    Set<String> parents = parents(paths);
    List<String> times = new ArrayList<>();
    for (String path : paths) {
      ReadEntry old = before.get(path);
      ReadEntry now = after.get(path);
      if (old == null || now == null) {
        boolean parent = parents.contains(path);
        if (now != null) {
          added(path, now.entry(), parent);
        } else if (old != null) {
          removed(path, old.entry(), parent);
        }
      } else {
        new EntryPair(path, old, now, findings).run();
        if (!old.entry().mtime().equals(now.entry().mtime())) {
          times.add(path + "  " + old.entry().mtime() + " -> " + now.entry().mtime());
        }
      }
    }
    if (!times.isEmpty()) {
      findings.accept(new Finding(Kind.TIMES_CHANGED, "", "", count(times.size()), times));
    }
    order();
  }

  private static String count(int entries) {
    return entries + (entries == 1 ? " entry" : " entries");
  }

  private static Set<String> parents(Set<String> paths) {
    Set<String> parents = new TreeSet<>();
    for (String path : paths) {
      for (int slash = path.lastIndexOf('/');
          slash >= 0;
          slash = path.lastIndexOf('/', slash - 1)) {
        String parent = path.substring(0, Math.max(slash, 1));
        // Its own parents are known then, too.
        if (path.equals(parent) || !parents.add(parent)) {
          break;
        }
      }
    }
    return parents;
  }

  private void added(String path, PackageEntry entry, boolean parent) {
    boolean folder = parent && entry.type() == PackageEntry.Type.DIRECTORY;
    Kind kind = folder ? Kind.PARENT_ADDED : Kind.ENTRY_ADDED;
    findings.accept(Finding.of(kind, path, "", EntryPair.describe(entry)));
  }

  private void removed(String path, PackageEntry entry, boolean parent) {
    boolean folder = parent && entry.type() == PackageEntry.Type.DIRECTORY;
    Kind kind = folder ? Kind.PARENT_REMOVED : Kind.ENTRY_REMOVED;
    findings.accept(Finding.of(kind, path, EntryPair.describe(entry), ""));
  }

  /** Of what both have. */
  private void order() {
    List<String> old = before.keySet().stream().filter(after::containsKey).toList();
    List<String> now = after.keySet().stream().filter(before::containsKey).toList();
    if (!old.equals(now)) {
      findings.accept(
          new Finding(Kind.ORDER_CHANGED, "", "", "", UnifiedDiff.of(lines(old), lines(now))));
    }
  }

  private static String lines(List<String> paths) {
    return paths.stream().collect(Collectors.joining("\n"));
  }
}
