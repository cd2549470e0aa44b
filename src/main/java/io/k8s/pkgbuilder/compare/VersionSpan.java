package io.k8s.pkgbuilder.compare;

import io.k8s.pkgbuilder.model.Relation.Constraint;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The versions that constraints leave: all between two ends.
 *
 * @param low empty for no end
 * @param high empty for no end
 */
record VersionSpan(Optional<End> low, Optional<End> high) {
  /**
   * Where it ends.
   *
   * @param included whether the version itself is in it
   */
  record End(String version, boolean included) {}

  private static final VersionSpan ALL = new VersionSpan(Optional.empty(), Optional.empty());

  /** What all of the constraints allow together. */
  static VersionSpan of(List<Optional<Constraint>> constraints, Comparator<String> order) {
    VersionSpan span = ALL;
    for (Optional<Constraint> constraint : constraints) {
      VersionSpan one = constraint.map(VersionSpan::of).orElse(ALL);
      span =
          new VersionSpan(
              tighter(span.low, one.low, order), tighter(span.high, one.high, order.reversed()));
    }
    return span;
  }

  private static VersionSpan of(Constraint constraint) {
    Optional<End> open = Optional.of(new End(constraint.version(), false));
    Optional<End> closed = Optional.of(new End(constraint.version(), true));
    return switch (constraint.comparison()) {
      case LESS -> new VersionSpan(Optional.empty(), open);
      case LESS_OR_EQUAL -> new VersionSpan(Optional.empty(), closed);
      case EQUAL -> new VersionSpan(closed, closed);
      case GREATER_OR_EQUAL -> new VersionSpan(closed, Optional.empty());
      case GREATER -> new VersionSpan(open, Optional.empty());
    };
  }

  /** The end that leaves less; the order says what is further in. */
  private static Optional<End> tighter(
      Optional<End> left, Optional<End> right, Comparator<String> order) {
    return compare(left, right, order) >= 0 ? left : right;
  }

  /** Positive where the left end leaves less. */
  private static int compare(Optional<End> left, Optional<End> right, Comparator<String> order) {
    if (left.isEmpty() || right.isEmpty()) {
      return Boolean.compare(left.isPresent(), right.isPresent());
    }
    int versions = order.compare(left.get().version, right.get().version);
    return versions != 0 ? versions : Boolean.compare(!left.get().included, !right.get().included);
  }

  /** Whether everything in the other one is in this one too. */
  boolean holds(VersionSpan other, Comparator<String> order) {
    return compare(low, other.low, order) <= 0 && compare(high, other.high, order.reversed()) <= 0;
  }
}
