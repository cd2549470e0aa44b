package io.k8s.pkgbuilder.lint;

import io.k8s.pkgbuilder.format.PackageSummary;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Suppressions that cover nothing any more: leftovers, which would hide the next mistake. What is
 * meant of the deb alone covers nothing in the rpm, so a package counts once both were looked at.
 */
final class UnusedSuppressions {
  private final Map<String, Set<String>> formats = new TreeMap<>();
  private final Map<String, List<Suppression>> meant = new TreeMap<>();
  private final Map<String, Set<Suppression>> used = new TreeMap<>();

  void looked(PackageSummary summary, List<Suppression> suppressions) {
    formats.computeIfAbsent(summary.name(), name -> new TreeSet<>()).add(summary.format());
    meant.put(summary.name(), suppressions);
  }

  void used(PackageSummary summary, Suppression suppression) {
    used.computeIfAbsent(summary.name(), name -> new HashSet<>()).add(suppression);
  }

  /** By package, in the configuration's order. */
  List<String> lines() {
    return meant.entrySet().stream()
        .filter(one -> formats.getOrDefault(one.getKey(), Set.of()).size() > 1)
        .flatMap(
            one ->
                one.getValue().stream()
                    .filter(
                        suppression ->
                            !used.getOrDefault(one.getKey(), Set.of()).contains(suppression))
                    .map(suppression -> line(one.getKey(), suppression)))
        .toList();
  }

  private static String line(String name, Suppression suppression) {
    return name
        + "'s suppression of "
        + suppression.check()
        + suppression.path().map(path -> " at " + path).orElse("")
        + " covers nothing";
  }
}
