package io.k8s.pkgbuilder.model;

import java.util.List;
import java.util.Optional;

/**
 * One relation to other packages, written once and printed by each format in its own words.
 *
 * @param kind what is asked
 * @param alternatives one of these satisfies it; never empty. deb prints {@code a | b}, rpm {@code
 *     (a or b)}
 */
public record Relation(Kind kind, List<Target> alternatives) {
  /** The kinds that deb or rpm know; a format leaves out or maps those it lacks. */
  public enum Kind {
    DEPENDS,
    PRE_DEPENDS,
    RECOMMENDS,
    SUGGESTS,
    ENHANCES,
    SUPPLEMENTS,
    CONFLICTS,
    BREAKS,
    REPLACES,
    PROVIDES,
    /** rpm: Requires(post), needed by the scriptlet of that phase. */
    REQUIRES_POST
  }

  /**
   * A package or capability, perhaps with a version.
   *
   * @param name a package name, a capability such as {@code rpmlib(X)} or a file path
   * @param architecture deb's ":any" qualifier, without the colon
   */
  public record Target(
      String name, Optional<String> architecture, Optional<Constraint> constraint) {}

  /** {@code >= 1.4.21}; the version is in the form of packages, as written. */
  public record Constraint(Comparison comparison, String version) {}

  public Relation {
    alternatives = List.copyOf(alternatives);
    if (alternatives.isEmpty()) {
      throw new IllegalArgumentException("a relation needs a target");
    }
  }
}
