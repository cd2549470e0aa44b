package io.k8s.pkgbuilder.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
   * @param name a package name, a capability such as {@code rpmlib(X)}, a file path, or an rpm rich
   *     expression that has no simpler form, in its parentheses: {@code (a if b)}
   * @param architecture deb's ":any" qualifier, without the colon
   */
  public record Target(
      String name, Optional<String> architecture, Optional<Constraint> constraint) {
    /** Any version, on the package's own architecture. */
    public static Target of(String name) {
      return new Target(name, Optional.empty(), Optional.empty());
    }

    /** Whether the name is an rpm rich expression, which only rpm understands. */
    public boolean rich() {
      return name.startsWith("(");
    }

    /** As deb writes it: {@code name:arch (>= version)}. */
    @Override
    public String toString() {
      return name
          + architecture.map(value -> ":" + value).orElse("")
          + constraint.map(value -> " (" + value + ")").orElse("");
    }
  }

  /** {@code >= 1.4.21}; the version is in the form of packages, as written. */
  public record Constraint(Comparison comparison, String version) {
    @Override
    public String toString() {
      return comparison.deb() + " " + version;
    }
  }

  public Relation {
    alternatives = List.copyOf(alternatives);
    if (alternatives.isEmpty()) {
      throw new IllegalArgumentException("a relation needs a target");
    }
  }

  /**
   * Reads one relation as deb or rpm writes it: {@code iptables (>= 1.4.21)}, {@code iptables >=
   * 1.4.21}, {@code a | b (= 2)}, {@code python3:any}, {@code (a or b)}, {@code rpmlib(X) <=
   * 4.0-1}, {@code /bin/sh}.
   *
   * @throws IllegalArgumentException when the text is none of these, with the reason
   */
  public static Relation parse(Kind kind, String text) {
    return new Relation(kind, new RelationParser(text).alternatives());
  }

  /** The alternatives as deb writes them, which {@link #parse} reads back. */
  @Override
  public String toString() {
    return alternatives.stream().map(Target::toString).collect(Collectors.joining(" | "));
  }
}
