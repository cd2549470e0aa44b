package io.k8s.pkgbuilder.compare;

import java.util.List;

/**
 * What somebody decided about differences; the first rule that fits says what a difference means,
 * the kind's own rule where none does.
 */
public record Policy(List<Rule> rules) {
  /** The built-in rules alone. */
  public static final Policy BUILT_IN = new Policy(List.of());

  public Policy {
    rules = List.copyOf(rules);
  }

  Difference judge(Finding finding, PackageKey key) {
    for (Rule rule : rules) {
      if (rule.fits(finding, key)) {
        return difference(finding, rule.significance(), rule.reason(), true);
      }
    }
    Kind kind = finding.kind();
    return difference(finding, kind.significance(), kind.meaning(), false);
  }

  private static Difference difference(
      Finding finding, Significance significance, String reason, boolean byPolicy) {
    return new Difference(
        finding.kind(),
        finding.path(),
        significance,
        finding.before(),
        finding.after(),
        finding.detail(),
        reason,
        byPolicy);
  }
}
