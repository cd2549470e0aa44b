package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.config.key.Key;
import io.k8s.pkgbuilder.config.key.KeyTable;
import io.k8s.pkgbuilder.config.key.Lists;
import io.k8s.pkgbuilder.config.key.Scalars;
import io.k8s.pkgbuilder.config.key.Shape;
import io.k8s.pkgbuilder.diagnostic.Located;
import java.util.List;

/** A row of {@code versions}. */
final class VersionRowShape {
  private static final Key<Located<String>> VERSION =
      Key.of("version", Scalars.text(), "The version of a component that carries its own.");

  private VersionRowShape() {}

  static Shape<VersionRow> of(Vocabulary vocabulary, OverridableShape overridable) {
    Key<When> when =
        Key.required(
            "when", vocabulary.when(), "Which artifacts the row is for; exactly one must match.");
    Key<List<Conditional<BinarySpec>>> binaries =
        Key.of("binaries", Lists.oneOrMore(new BinaryShape(vocabulary)), "Added to the package's.");
    return KeyTable.of(when, VERSION, binaries, overridable.contents())
        .plus(overridable.relationKeys())
        .then(
            (fields, reading) ->
                fields
                    .get(when)
                    .map(
                        condition ->
                            new VersionRow(
                                condition,
                                fields.get(VERSION),
                                overridable.relations(fields),
                                fields.list(overridable.contents()),
                                fields.list(binaries),
                                fields.location())));
  }
}
