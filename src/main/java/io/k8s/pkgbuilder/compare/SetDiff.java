package io.k8s.pkgbuilder.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All packages of two sets, and in what they differ.
 *
 * @param before the first set, as the user named it
 * @param after the second set
 * @param packages by key
 */
public record SetDiff(String before, String after, List<PackageDiff> packages) {
  public SetDiff {
    packages = packages.stream().sorted(Comparator.comparing(PackageDiff::key)).toList();
  }

  /** Of the worst difference of all; empty where there is none. */
  public Optional<Significance> worst() {
    return packages.stream().flatMap(one -> one.worst().stream()).max(Comparator.naturalOrder());
  }

  /** Whether something is as significant as this, or more. */
  public boolean has(Significance least) {
    return worst().filter(worst -> worst.compareTo(least) >= 0).isPresent();
  }

  /** How many packages are so. */
  public long count(PackageDiff.Status status) {
    return packages.stream().filter(one -> one.status() == status).count();
  }

  /** How many differences have exactly this significance. */
  public long count(Significance significance) {
    return packages.stream().mapToLong(one -> one.count(significance)).sum();
  }
}
