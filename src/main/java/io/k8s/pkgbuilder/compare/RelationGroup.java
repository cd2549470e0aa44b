package io.k8s.pkgbuilder.compare;

import java.util.Map;
import java.util.Optional;

/** What relations of a field do, and what each change of them is. */
enum RelationGroup {
  REQUIREMENT(
      Kind.REQUIREMENT_ADDED,
      Kind.REQUIREMENT_REMOVED,
      Kind.REQUIREMENT_NARROWED,
      Kind.REQUIREMENT_WIDENED),
  CONFLICT(
      Kind.CONFLICT_ADDED, Kind.CONFLICT_REMOVED, Kind.CONFLICT_NARROWED, Kind.CONFLICT_WIDENED),
  REPLACEMENT(
      Kind.REPLACEMENT_ADDED,
      Kind.REPLACEMENT_REMOVED,
      Kind.REPLACEMENT_CHANGED,
      Kind.REPLACEMENT_CHANGED),
  PROVISION(
      Kind.PROVISION_ADDED, Kind.PROVISION_REMOVED, Kind.PROVISION_CHANGED, Kind.PROVISION_CHANGED),
  SUGGESTION(
      Kind.SUGGESTION_ADDED,
      Kind.SUGGESTION_REMOVED,
      Kind.SUGGESTION_CHANGED,
      Kind.SUGGESTION_CHANGED);

  private static final Map<String, RelationGroup> FIELDS =
      Map.ofEntries(
          Map.entry("Depends", REQUIREMENT),
          Map.entry("Pre-Depends", REQUIREMENT),
          Map.entry("Requires", REQUIREMENT),
          Map.entry("Conflicts", CONFLICT),
          Map.entry("Breaks", CONFLICT),
          Map.entry("Replaces", REPLACEMENT),
          Map.entry("Obsoletes", REPLACEMENT),
          Map.entry("Provides", PROVISION));

  final Kind added;
  final Kind removed;
  final Kind narrowed;
  final Kind widened;

  RelationGroup(Kind added, Kind removed, Kind narrowed, Kind widened) {
    this.added = added;
    this.removed = removed;
    this.narrowed = narrowed;
    this.widened = widened;
  }

  /** Of deb's or rpm's field; those that nothing depends on suggest. */
  static RelationGroup of(String field) {
    return Optional.ofNullable(FIELDS.get(field)).orElse(SUGGESTION);
  }
}
