package io.k8s.pkgbuilder.compare.render;

import io.k8s.pkgbuilder.compare.Difference;
import io.k8s.pkgbuilder.compare.Kind;
import io.k8s.pkgbuilder.compare.PackageDiff;
import io.k8s.pkgbuilder.compare.PackageKey;
import io.k8s.pkgbuilder.compare.SetDiff;
import io.k8s.pkgbuilder.compare.Significance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A difference that several packages share: one change of a configuration shows in every platform
 * and format.
 *
 * @param path of a package that was added or removed, its name
 * @param change from what to what; "" where it is not the same in all of them
 * @param packages that have it
 */
record Shared(
    Significance significance,
    Kind kind,
    String path,
    String change,
    String reason,
    List<PackageKey> packages) {
  private record Key(Significance significance, Kind kind, String path, String reason) {}

  Shared {
    packages = List.copyOf(packages);
  }

  /** All differences of this significance or more, the worst first, then the most frequent. */
  static List<Shared> of(SetDiff diff, Significance least) {
    Map<Key, List<PackageKey>> packages = new LinkedHashMap<>();
    Map<Key, String> changes = new LinkedHashMap<>();
    for (PackageDiff one : diff.packages()) {
      for (Difference difference : one.differences()) {
        if (difference.significance().compareTo(least) >= 0) {
          Key key = key(one, difference);
          packages.computeIfAbsent(key, k -> new ArrayList<>()).add(one.key());
          changes.merge(key, Change.of(difference), (a, b) -> a.equals(b) ? a : "");
        }
      }
    }
    return packages.entrySet().stream()
        .map(
            entry ->
                new Shared(
                    entry.getKey().significance(),
                    entry.getKey().kind(),
                    entry.getKey().path(),
                    changes.getOrDefault(entry.getKey(), ""),
                    entry.getKey().reason(),
                    entry.getValue()))
        .sorted(
            Comparator.comparing(Shared::significance)
                .reversed()
                .thenComparing(shared -> -shared.packages().size()))
        .toList();
  }

  private static Key key(PackageDiff one, Difference difference) {
    boolean whole = one.status() != PackageDiff.Status.CHANGED;
    return new Key(
        difference.significance(),
        difference.kind(),
        whole ? one.key().name() : difference.path(),
        difference.reason());
  }
}
