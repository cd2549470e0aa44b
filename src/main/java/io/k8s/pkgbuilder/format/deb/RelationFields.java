package io.k8s.pkgbuilder.format.deb;

import io.k8s.pkgbuilder.model.Relation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Relations in the syntax of Debian policy 7.1. */
final class RelationFields {
  private RelationFields() {}

  /** The field of a kind; empty for what deb lacks and rpm alone uses. */
  static Optional<String> field(Relation.Kind kind) {
    return switch (kind) {
      case DEPENDS -> Optional.of("Depends");
      case PRE_DEPENDS -> Optional.of("Pre-Depends");
      case RECOMMENDS -> Optional.of("Recommends");
      case SUGGESTS -> Optional.of("Suggests");
      case ENHANCES -> Optional.of("Enhances");
      case CONFLICTS -> Optional.of("Conflicts");
      case BREAKS -> Optional.of("Breaks");
      case REPLACES -> Optional.of("Replaces");
      case PROVIDES -> Optional.of("Provides");
      case SUPPLEMENTS, REQUIRES_POST -> Optional.empty();
    };
  }

  /** Only these may offer a choice: policy 7.1. */
  static boolean allowsAlternatives(Relation.Kind kind) {
    return switch (kind) {
      case DEPENDS, PRE_DEPENDS, RECOMMENDS, SUGGESTS -> true;
      case ENHANCES, CONFLICTS, BREAKS, REPLACES, PROVIDES, SUPPLEMENTS, REQUIRES_POST -> false;
    };
  }

  /** A field's value, e.g. {@code iptables (>= 1.4.21), a | b}; "" without relations. */
  static String value(List<Relation> relations, String field) {
    return relations.stream()
        .filter(relation -> field(relation.kind()).equals(Optional.of(field)))
        .map(Relation::toString)
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
