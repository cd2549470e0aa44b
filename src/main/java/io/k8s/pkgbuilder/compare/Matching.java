package io.k8s.pkgbuilder.compare;

import io.k8s.pkgbuilder.format.PackageSummary;
import io.k8s.pkgbuilder.model.DebVersionOrder;
import io.k8s.pkgbuilder.model.Platform;
import io.k8s.pkgbuilder.model.RpmVersionOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which package of one set is which of the other: by name, platform and format; of several
 * versions, equal ones first, and of the rest the newest of each side.
 */
record Matching(List<Platform> platforms) {
  /** At least one side is there. */
  record Pair(PackageKey key, Optional<OpenedPackage> before, Optional<OpenedPackage> after) {
    private boolean crosses(Pair other) {
      return other.before.isEmpty()
          && key.name().equals(other.key.name())
          && key.platform().equals(other.key.platform())
          && !key.format().equals(other.key.format());
    }
  }

  List<Pair> match(List<OpenedPackage> before, List<OpenedPackage> after) {
    Map<PackageKey, List<OpenedPackage>> old = byKey(before);
    Map<PackageKey, List<OpenedPackage>> now = byKey(after);
    TreeSet<PackageKey> keys = new TreeSet<>(old.keySet());
    keys.addAll(now.keySet());
    List<Pair> pairs = new ArrayList<>();
    for (PackageKey key : keys) {
      pair(key, old.getOrDefault(key, List.of()), now.getOrDefault(key, List.of()), pairs);
    }
    return across(pairs);
  }

  /** A package that one set has as deb only and the other as rpm only is compared across. */
  private static List<Pair> across(List<Pair> pairs) {
    List<Pair> all = new ArrayList<>(pairs);
    for (Pair gone : pairs) {
      Optional<Pair> come =
          pairs.stream().filter(other -> gone.after.isEmpty() && gone.crosses(other)).findFirst();
      if (come.isPresent() && all.contains(come.get())) {
        all.remove(gone);
        all.remove(come.get());
        all.add(cross(gone, come.get()));
      }
    }
    return all;
  }

  private static Pair cross(Pair gone, Pair come) {
    PackageKey key = gone.key;
    return new Pair(
        new PackageKey(key.name(), key.platform(), key.format() + "→" + come.key.format()),
        gone.before,
        come.after);
  }

  PackageKey key(PackageSummary summary) {
    return new PackageKey(summary.name(), platform(summary), summary.format());
  }

  private String platform(PackageSummary summary) {
    String architecture = summary.architecture();
    if (architecture.equals("all") || architecture.equals("noarch")) {
      return "any";
    }
    return platforms.stream()
        .filter(
            platform ->
                platform.architecture(summary.format()).filter(architecture::equals).isPresent())
        .findFirst()
        .map(Platform::name)
        .orElse(architecture);
  }

  private Map<PackageKey, List<OpenedPackage>> byKey(List<OpenedPackage> packages) {
    Map<PackageKey, List<OpenedPackage>> map = new TreeMap<>();
    packages.forEach(
        one -> map.computeIfAbsent(key(one.opened().summary()), k -> new ArrayList<>()).add(one));
    map.values().forEach(list -> list.sort(Comparator.comparing(Matching::version, NEWEST_FIRST)));
    return map;
  }

  private static PackageSummary version(OpenedPackage one) {
    return one.opened().summary();
  }

  private static final Comparator<PackageSummary> NEWEST_FIRST =
      (left, right) -> compare(right, left);

  static int compare(PackageSummary left, PackageSummary right) {
    return left.format().equals("rpm")
        ? RpmVersionOrder.compareTexts(left.version(), right.version())
        : DebVersionOrder.compareTexts(left.version(), right.version());
  }

  private static void pair(
      PackageKey key, List<OpenedPackage> before, List<OpenedPackage> after, List<Pair> pairs) {
    List<OpenedPackage> old = new ArrayList<>(before);
    List<OpenedPackage> now = new ArrayList<>(after);
    for (OpenedPackage one : before) {
      Optional<OpenedPackage> same =
          now.stream().filter(other -> compare(version(one), version(other)) == 0).findFirst();
      if (same.isPresent()) {
        pairs.add(new Pair(key, Optional.of(one), same));
        old.remove(one);
        now.remove(same.get());
      }
    }
    if (!old.isEmpty() && !now.isEmpty()) {
      pairs.add(new Pair(key, Optional.of(old.remove(0)), Optional.of(now.remove(0))));
    }
    old.forEach(one -> pairs.add(new Pair(key, Optional.of(one), Optional.empty())));
    now.forEach(one -> pairs.add(new Pair(key, Optional.empty(), Optional.of(one))));
  }
}
