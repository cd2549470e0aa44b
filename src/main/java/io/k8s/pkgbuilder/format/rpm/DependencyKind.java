package io.k8s.pkgbuilder.format.rpm;

import io.k8s.pkgbuilder.model.Relation;
import java.util.Locale;

/** The dependency arrays of a header. */
public enum DependencyKind {
  PROVIDES("Provides", Tag.PROVIDE_NAME, Tag.PROVIDE_FLAGS, Tag.PROVIDE_VERSION),
  REQUIRES("Requires", Tag.REQUIRE_NAME, Tag.REQUIRE_FLAGS, Tag.REQUIRE_VERSION),
  CONFLICTS("Conflicts", Tag.CONFLICT_NAME, Tag.CONFLICT_FLAGS, Tag.CONFLICT_VERSION),
  OBSOLETES("Obsoletes", Tag.OBSOLETE_NAME, Tag.OBSOLETE_FLAGS, Tag.OBSOLETE_VERSION),
  RECOMMENDS("Recommends", Tag.RECOMMEND_NAME, Tag.RECOMMEND_FLAGS, Tag.RECOMMEND_VERSION),
  SUGGESTS("Suggests", Tag.SUGGEST_NAME, Tag.SUGGEST_FLAGS, Tag.SUGGEST_VERSION),
  SUPPLEMENTS("Supplements", Tag.SUPPLEMENT_NAME, Tag.SUPPLEMENT_FLAGS, Tag.SUPPLEMENT_VERSION),
  ENHANCES("Enhances", Tag.ENHANCE_NAME, Tag.ENHANCE_FLAGS, Tag.ENHANCE_VERSION);

  /** As a spec file calls it. */
  final String field;

  final Tag name;
  final Tag flags;
  final Tag version;

  DependencyKind(String field, Tag name, Tag flags, Tag version) {
    this.field = field;
    this.name = name;
    this.flags = flags;
    this.version = version;
  }

  /** As repodata calls it: "provides". */
  public String element() {
    return field.toLowerCase(Locale.ROOT);
  }

  /**
   * rpm has no Breaks (its Conflicts are checked after the transaction, so they say the same) and
   * no Pre-Depends (a requirement of the script that runs first orders as well).
   */
  static DependencyKind of(Relation.Kind kind) {
    return switch (kind) {
      case DEPENDS, PRE_DEPENDS, REQUIRES_POST -> REQUIRES;
      case RECOMMENDS -> RECOMMENDS;
      case SUGGESTS -> SUGGESTS;
      case ENHANCES -> ENHANCES;
      case SUPPLEMENTS -> SUPPLEMENTS;
      case CONFLICTS, BREAKS -> CONFLICTS;
      case REPLACES -> OBSOLETES;
      case PROVIDES -> PROVIDES;
    };
  }

  /** The flags that the relation's kind adds. */
  static long sense(Relation.Kind kind) {
    return switch (kind) {
      case PRE_DEPENDS -> Sense.SCRIPT_PRE;
      case REQUIRES_POST -> Sense.SCRIPT_POST;
      case DEPENDS,
          RECOMMENDS,
          SUGGESTS,
          ENHANCES,
          SUPPLEMENTS,
          CONFLICTS,
          BREAKS,
          REPLACES,
          PROVIDES ->
          Sense.ANY;
    };
  }

  /** Whether rpm takes a rich expression there (rpmbuild refuses it for the others). */
  boolean allowsRich() {
    return this != PROVIDES && this != OBSOLETES;
  }
}
