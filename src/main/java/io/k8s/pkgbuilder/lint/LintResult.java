package io.k8s.pkgbuilder.lint;

import java.util.List;

/**
 * All that was found.
 *
 * @param findings by package in the set's order, then by level, check and path
 * @param suppressed findings that a configuration says are meant
 * @param notRun what could not be looked at here, and why; a line each
 * @param unused suppressions that cover nothing, of packages that were looked at in both formats; a
 *     line each
 */
public record LintResult(
    List<Finding> findings, List<Suppressed> suppressed, List<String> notRun, List<String> unused) {
  public LintResult {
    findings = List.copyOf(findings);
    suppressed = List.copyOf(suppressed);
    notRun = List.copyOf(notRun);
    unused = List.copyOf(unused);
  }

  /** A finding that is meant, and why. */
  public record Suppressed(Finding finding, String reason) {}

  /** How many findings are so bad. */
  public long count(Level level) {
    return findings.stream().filter(finding -> finding.level() == level).count();
  }
}
