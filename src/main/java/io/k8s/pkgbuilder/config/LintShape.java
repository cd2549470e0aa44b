package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.config.key.Fields;
import io.k8s.pkgbuilder.config.key.Key;
import io.k8s.pkgbuilder.config.key.KeyTable;
import io.k8s.pkgbuilder.config.key.Lists;
import io.k8s.pkgbuilder.config.key.Scalars;
import io.k8s.pkgbuilder.config.key.Shape;
import io.k8s.pkgbuilder.diagnostic.Located;
import java.util.List;
import java.util.Optional;

/** {@code lint}: what of its findings is meant, and why. */
final class LintShape {
  private static final Key<Located<String>> CHECK =
      Key.required("check", Scalars.text(), "The check's name; 'pkgbuilder lint --list' has them.");
  private static final Key<Located<String>> PATH =
      Key.of("path", Scalars.text(), "A glob on what is found; everything unless said.");
  private static final Key<Located<String>> REASON =
      Key.required(
          "reason", Scalars.parsed(Scalars.text(), LintShape::requireWords), "Why it is meant.");

  private static final Shape<LintSuppression> SUPPRESSION =
      KeyTable.of(CHECK, PATH, REASON).then((fields, reading) -> suppression(fields));

  private static final Key<List<LintSuppression>> SUPPRESS =
      Key.of("suppress", Lists.oneOrMore(SUPPRESSION), "Findings that are meant.");

  private LintShape() {}

  static Shape<List<LintSuppression>> suppressions() {
    return KeyTable.of(SUPPRESS).map(fields -> fields.list(SUPPRESS));
  }

  /** What is missing was reported. */
  private static Optional<LintSuppression> suppression(Fields fields) {
    return fields
        .get(CHECK)
        .flatMap(
            check ->
                fields
                    .get(REASON)
                    .map(reason -> new LintSuppression(check, fields.get(PATH), reason)));
  }

  private static String requireWords(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("it is blank");
    }
    return text;
  }
}
