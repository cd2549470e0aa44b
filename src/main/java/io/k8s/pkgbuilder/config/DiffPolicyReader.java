package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.config.key.Fields;
import io.k8s.pkgbuilder.config.key.Key;
import io.k8s.pkgbuilder.config.key.KeyTable;
import io.k8s.pkgbuilder.config.key.Lists;
import io.k8s.pkgbuilder.config.key.Reading;
import io.k8s.pkgbuilder.config.key.Scalars;
import io.k8s.pkgbuilder.config.key.Shape;
import io.k8s.pkgbuilder.config.yaml.YamlDocument;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.diagnostic.Located;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the policy file of {@code pkgbuilder diff}: a mapping with a list of rules. */
public final class DiffPolicyReader {
  private static final Shape<Located<String>> TEXT = Scalars.text();

  private static final Key<Located<String>> KIND =
      Key.of("kind", TEXT, "The kind of difference; * and ? stand for anything.");
  private static final Key<Located<String>> PACKAGE =
      Key.of("package", TEXT, "The package's name; * and ? stand for anything.");
  private static final Key<Located<String>> PLATFORM =
      Key.of("platform", TEXT, "The platform, e.g. linux/*.");
  private static final Key<Located<String>> FORMAT = Key.of("format", TEXT, "deb or rpm.");
  private static final Key<Located<String>> PATH =
      Key.of("path", TEXT, "An entry's path, a field, a script, or FIELD/NAME of a relation.");
  private static final Key<Located<String>> SIGNIFICANCE =
      Key.required(
          "significance",
          Scalars.word(List.of("breaking", "notable", "cosmetic")),
          "What the difference means here.");
  private static final Key<Located<String>> REASON =
      Key.required("reason", TEXT, "Why; reports say it.");
  private static final Key<Located<LocalDate>> EXPIRES =
      Key.of(
          "expires",
          Scalars.parsed(TEXT, DiffPolicyReader::date),
          "The last day on which the rule has an effect: 2027-01-31.");

  private static final Key<List<Fields>> RULES =
      Key.required(
          "rules",
          Lists.list(
              KeyTable.of(KIND, PACKAGE, PLATFORM, FORMAT, PATH, SIGNIFICANCE, REASON, EXPIRES)),
          "The first rule that fits decides.");

  private static final KeyTable TABLE = KeyTable.of(RULES);

  private DiffPolicyReader() {}

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + text + "' is no date like 2027-01-31", e);
    }
  }

  /**
   * The rules in their order.
   *
   * @param displayName of the file, for diagnostics
   * @param diagnostics gets everything that is wrong; a wrong rule is left out
   */
  public static List<DiffRuleSpec> read(Path file, String displayName, Diagnostics diagnostics) {
    Reading reading = new Reading("a policy", Map.of(), diagnostics);
    return YamlDocument.read(file, displayName, diagnostics)
        .flatMap(node -> TABLE.read(node, reading))
        .map(fields -> fields.list(RULES))
        .orElse(List.of())
        .stream()
        .flatMap(rule -> rule(rule).stream())
        .toList();
  }

  private static Optional<DiffRuleSpec> rule(Fields fields) {
    return fields
        .get(SIGNIFICANCE)
        .flatMap(
            significance ->
                fields
                    .get(REASON)
                    .map(
                        reason ->
                            new DiffRuleSpec(
                                fields.get(KIND),
                                fields.get(PACKAGE),
                                fields.get(PLATFORM),
                                fields.get(FORMAT),
                                fields.get(PATH),
                                significance,
                                reason,
                                fields.get(EXPIRES),
                                fields.location())));
  }
}
