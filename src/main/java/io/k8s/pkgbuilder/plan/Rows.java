package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.config.PackageConfig;
import io.k8s.pkgbuilder.config.VersionRow;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The table by Kubernetes version: exactly one row must match. */
final class Rows {
  private Rows() {}

  /**
   * The row that matches; empty without a table.
   *
   * @param versionGiven the package's own version was chosen by the user, so that a table which
   *     only says versions has nothing to say
   */
  static Optional<VersionRow> match(
      PackageConfig config, Situation situation, boolean versionGiven, Diagnostics diagnostics) {
    List<VersionRow> rows = config.versions();
    if (rows.isEmpty()
        || (versionGiven
            && situation.version().isEmpty()
            && rows.stream().allMatch(Rows::saysOnlyVersion))) {
      return Optional.empty();
    }
    List<VersionRow> matching = rows.stream().filter(row -> situation.holds(row.when())).toList();
    if (matching.size() == 1) {
      return Optional.of(matching.get(0));
    }
    if (situation.version().isPresent()) {
      diagnostics.add(matching.isEmpty() ? none(rows, situation) : several(matching, situation));
    }
    return Optional.empty();
  }

  private static boolean saysOnlyVersion(VersionRow row) {
    return row.relations().all().isEmpty() && row.contents().isEmpty() && row.binaries().isEmpty();
  }

  private static Diagnostic none(List<VersionRow> rows, Situation situation) {
    return Diagnostic.at(
            Category.CONFIGURATION,
            rows.get(0).location(),
            "no row of 'versions' matches " + subject(situation))
        .hint(
            "the rows are for "
                + rows.stream().map(Rows::range).collect(Collectors.joining("; "))
                + "; bounds that shall take prereleases in end in -alpha.0");
  }

  private static Diagnostic several(List<VersionRow> matching, Situation situation) {
    return Diagnostic.at(
            Category.CONFIGURATION,
            matching.get(1).location(),
            matching.size()
                + " rows of 'versions' match "
                + subject(situation)
                + ": "
                + matching.stream()
                    .map(row -> row.location() + " (" + range(row) + ")")
                    .collect(Collectors.joining(" and ")))
        .hint(
            "make the ranges meet without overlapping, e.g. < 1.25.0-alpha.0 and >= 1.25.0-alpha.0");
  }

  private static String subject(Situation situation) {
    return situation.version().map(Object::toString).orElse("the build");
  }

  private static String range(VersionRow row) {
    return row.when().versions().map(located -> located.value().toString()).orElse("any version");
  }
}
