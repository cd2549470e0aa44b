package io.k8s.pkgbuilder.lint;

import io.k8s.pkgbuilder.model.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Dependencies that are said twice. */
final class DuplicateDependency implements Check {
  private static final About ABOUT =
      new About(
          "duplicate-dependency",
          Level.WARNING,
          "a package is depended on twice, in the same direction",
          "Only the stricter one counts; the other is a leftover that misleads.",
          "Keep one. A lower and an upper bound are no duplicates.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    List<Violation> violations = new ArrayList<>();
    for (String field : List.of("Depends", "Requires", "Recommends", "Suggests")) {
      Map<String, String> seen = new HashMap<>();
      for (String text : RelationTexts.texts(subject, List.of(field))) {
        for (String key : keys(text)) {
          String first = seen.putIfAbsent(key, text);
          if (first != null) {
            violations.add(new Violation(field, "'" + text + "' and '" + first + "'"));
          }
        }
      }
    }
    return violations;
  }

  /** rpm's own library and choices are left alone. */
  private static List<String> keys(String text) {
    return RelationTexts.parse(text).stream()
        .filter(relation -> relation.alternatives().size() == 1)
        .map(relation -> relation.alternatives().get(0))
        .filter(
            target ->
                !target.rich() && !target.name().matches("(rpmlib|config)[(].*|.*[.]so[.(].*"))
        .flatMap(target -> bounds(target).stream().map(bound -> target.name() + bound))
        .toList();
  }

  /** Without a version it is a bound in both directions, and doubles either. */
  private static List<String> bounds(Relation.Target target) {
    return target
        .constraint()
        .map(
            limit ->
                switch (limit.comparison()) {
                  case LESS, LESS_OR_EQUAL -> List.of(" <");
                  case GREATER, GREATER_OR_EQUAL -> List.of(" >");
                  case EQUAL -> List.of(" <", " >");
                })
        .orElse(List.of(" <", " >"));
  }
}
