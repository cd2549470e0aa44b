package io.k8s.pkgbuilder.format.rpm;

import io.k8s.pkgbuilder.model.Relation;
import java.util.Comparator;
import java.util.stream.Collectors;

/**
 * One element of a header's dependency arrays, ordered as rpmbuild orders them.
 *
 * @param name a package, capability, path or, in parentheses, a rich expression
 * @param flags of rpmds.h
 * @param version {@code [epoch:]version[-release]}, or ""
 */
public record Dependency(String name, long flags, String version)
    implements Comparable<Dependency> {
  private static final Comparator<Dependency> ORDER =
      Comparator.comparing(Dependency::name, Utf8::compare)
          .thenComparing(Dependency::version, Utf8::compare)
          .thenComparingLong(Dependency::flags);

  /**
   * A relation in rpm's words; a choice is a rich dependency (rpm 4.13, boolean dependencies).
   *
   * @param sense further flags, e.g. {@link Sense#SCRIPT_POST}
   */
  static Dependency of(Relation relation, long sense) {
    if (relation.alternatives().size() > 1) {
      String choice =
          relation.alternatives().stream()
              .map(Dependency::expression)
              .collect(Collectors.joining(" or ", "(", ")"));
      return new Dependency(choice, sense, "");
    }
    Relation.Target target = relation.alternatives().get(0);
    return target
        .constraint()
        .map(
            limit ->
                new Dependency(
                    target.name(), sense | Sense.of(limit.comparison()), limit.version()))
        .orElseGet(() -> new Dependency(target.name(), sense, ""));
  }

  /** Whether the name is a rich expression. */
  public boolean rich() {
    return name.startsWith("(");
  }

  /** Whether its version, or one within its rich expression, holds the character. */
  boolean says(char character) {
    return version.indexOf(character) >= 0 || (rich() && name.indexOf(character) >= 0);
  }

  private static String expression(Relation.Target target) {
    return target.name()
        + target
            .constraint()
            .map(limit -> " " + limit.comparison().rpm() + " " + limit.version())
            .orElse("");
  }

  @Override
  public int compareTo(Dependency other) {
    return ORDER.compare(this, other);
  }
}
