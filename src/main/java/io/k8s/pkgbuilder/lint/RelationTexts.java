package io.k8s.pkgbuilder.lint;

import io.k8s.pkgbuilder.model.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Relations of packages, which are texts until somebody wants to know what they mean. */
final class RelationTexts {
  private RelationTexts() {}

  /** Those of these fields that are well-formed. */
  static List<Relation> parsed(LintPackage subject, List<String> fields) {
    return texts(subject, fields).stream().flatMap(text -> parse(text).stream()).toList();
  }

  /** As the package has them. */
  static List<String> texts(LintPackage subject, List<String> fields) {
    List<String> texts = new ArrayList<>();
    fields.forEach(
        field -> texts.addAll(subject.summary().relations().getOrDefault(field, List.of())));
    return texts;
  }

  static Optional<Relation> parse(String text) {
    try {
      return Optional.of(Relation.parse(Relation.Kind.DEPENDS, text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
