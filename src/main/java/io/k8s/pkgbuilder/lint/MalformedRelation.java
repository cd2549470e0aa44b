package io.k8s.pkgbuilder.lint;

import io.k8s.pkgbuilder.model.Comparison;
import io.k8s.pkgbuilder.model.Relation;
import java.util.ArrayList;
import java.util.List;

/** Relations that are no relations. */
final class MalformedRelation implements Check {
  private static final About ABOUT =
      new About(
          "malformed-relation",
          Level.ERROR,
          "a dependency, or another relation, that package managers cannot read",
          "dpkg refuses the package, or apt ignores the relation"
              + " (kubernetes/kubernetes#92240).",
          "Write NAME or NAME (>= VERSION); Provides takes no other comparison than =.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    if (!subject.isDeb()) {
      return List.of();
    }
    List<Violation> violations = new ArrayList<>();
    subject
        .summary()
        .relations()
        .forEach(
            (field, texts) ->
                texts.stream()
                    .filter(text -> !good(field, text))
                    .forEach(
                        text -> violations.add(new Violation(field, "'" + text + "' is none"))));
    return violations;
  }

  private static boolean good(String field, String text) {
    return RelationTexts.parse(text)
        .filter(relation -> !field.equals("Provides") || providable(relation))
        .isPresent();
  }

  /** Debian policy 7.5. */
  private static boolean providable(Relation relation) {
    return relation.alternatives().size() == 1
        && relation.alternatives().get(0).constraint().stream()
            .allMatch(limit -> limit.comparison() == Comparison.EQUAL);
  }
}
