package io.k8s.pkgbuilder.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One package of either set, or of both.
 *
 * @param before empty for one that was added
 * @param after empty for one that was removed
 * @param differences the worst first, then in the order of areas and paths
 */
public record PackageDiff(
    PackageKey key, Optional<Side> before, Optional<Side> after, List<Difference> differences) {
  private static final Comparator<Difference> ORDER =
      Comparator.comparing(Difference::significance)
          .reversed()
          .thenComparing(one -> one.kind().area())
          .thenComparing(Difference::path)
          .thenComparing(Difference::kind);

  /**
   * A package as one of the sets has it.
   *
   * @param file as the user knows it
   * @param version epoch and revision included
   * @param size of the file, in bytes
   */
  public record Side(String file, String version, String architecture, long size) {}

  /** What became of it. */
  public enum Status {
    ADDED,
    REMOVED,
    CHANGED,
    SAME
  }

  public PackageDiff {
    differences = differences.stream().sorted(ORDER).toList();
  }

  public Status status() {
    if (before.isEmpty()) {
      return Status.ADDED;
    }
    if (after.isEmpty()) {
      return Status.REMOVED;
    }
    return differences.isEmpty() ? Status.SAME : Status.CHANGED;
  }

  /** Of the worst difference; empty where there is none. */
  public Optional<Significance> worst() {
    return differences.stream().map(Difference::significance).max(Comparator.naturalOrder());
  }

  /** How many differences have exactly this significance. */
  public long count(Significance significance) {
    return differences.stream().filter(one -> one.significance() == significance).count();
  }
}
