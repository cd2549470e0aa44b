package io.k8s.pkgbuilder.lint;

import io.k8s.pkgbuilder.model.Relation;
import io.k8s.pkgbuilder.model.RpmVersionOrder;
import java.util.ArrayList;
import java.util.List;

/** Packages that are their own enemies. */
final class ObsoletesItself implements Check {
  private static final About ABOUT =
      new About(
          "obsoletes-itself",
          Level.ERROR,
          "a package replaces or forbids itself",
          "dnf offers the package as its own replacement, or refuses to install it.",
          "Bound it: obsolete only versions below this one (kubernetes/kubernetes#92240).");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    if (subject.isDeb()) {
      return List.of();
    }
    String own = subject.summary().name();
    List<Violation> violations = new ArrayList<>();
    for (String field : List.of("Obsoletes", "Conflicts")) {
      for (String text : RelationTexts.texts(subject, List.of(field))) {
        boolean itself =
            RelationTexts.parse(text).stream()
                .flatMap(relation -> relation.alternatives().stream())
                .anyMatch(target -> target.name().equals(own) && holds(target, subject));
        if (itself) {
          violations.add(new Violation(field, "'" + text + "' is this package itself"));
        }
      }
    }
    return violations;
  }

  private static boolean holds(Relation.Target target, LintPackage subject) {
    if (target.constraint().isEmpty()) {
      return true;
    }
    Relation.Constraint limit = target.constraint().get();
    int order = RpmVersionOrder.compareTexts(subject.summary().version(), limit.version());
    return switch (limit.comparison()) {
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case EQUAL -> order == 0;
      case GREATER_OR_EQUAL -> order >= 0;
      case GREATER -> order > 0;
    };
  }
}
