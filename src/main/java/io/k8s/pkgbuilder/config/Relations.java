package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.model.Relation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Lists of relations by kind.
 *
 * @param byKind in the kinds' order; no list is empty
 */
public record Relations(Map<Relation.Kind, List<Conditional<RelationSpec>>> byKind) {
  public static final Relations NONE = new Relations(Map.of());

  public Relations {
    Map<Relation.Kind, List<Conditional<RelationSpec>>> copy = new EnumMap<>(Relation.Kind.class);
    byKind.forEach(
        (kind, list) -> {
          if (!list.isEmpty()) {
            copy.put(kind, List.copyOf(list));
          }
        });
    byKind = Collections.unmodifiableMap(copy);
  }

  /** Everything, by kind and then in the order written. */
  public List<Conditional<RelationSpec>> all() {
    return byKind.values().stream().flatMap(List::stream).toList();
  }

  /** These and others: nothing is replaced. */
  public Relations plus(Relations more) {
    Map<Relation.Kind, List<Conditional<RelationSpec>>> sum = new EnumMap<>(Relation.Kind.class);
    byKind.forEach((kind, list) -> sum.put(kind, new ArrayList<>(list)));
    more.byKind.forEach(
        (kind, list) -> sum.computeIfAbsent(kind, k -> new ArrayList<>()).addAll(list));
    return new Relations(sum);
  }

  /** nfpm's rule for overrides: a non-empty list replaces the whole list of its kind. */
  Relations overriddenBy(Relations override) {
    Map<Relation.Kind, List<Conditional<RelationSpec>>> merged = new EnumMap<>(Relation.Kind.class);
    merged.putAll(byKind);
    merged.putAll(override.byKind);
    return new Relations(merged);
  }
}
