package io.k8s.pkgbuilder.repo.apt;

import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.model.Relation;
import java.util.ArrayList;
import java.util.List;

/** A relation field's text: Debian policy 7.1. */
final class AptRelations {
  private AptRelations() {}

  /**
   * All relations of the field.
   *
   * @throws PackageException when one is none
   */
  static List<Relation> parse(String field) throws PackageException {
    List<Relation> relations = new ArrayList<>();
    for (String text : field.replace('\n', ' ').split(",", -1)) {
      if (!text.isBlank()) {
        try {
          relations.add(Relation.parse(Relation.Kind.DEPENDS, text.strip()));
        } catch (IllegalArgumentException e) {
          throw new PackageException("'" + text.strip() + "' is no relation: " + e.getMessage());
        }
      }
    }
    return relations;
  }
}
