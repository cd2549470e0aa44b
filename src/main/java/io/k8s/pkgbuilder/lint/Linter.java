package io.k8s.pkgbuilder.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Runs every check over every package of a set. */
public final class Linter {
  private Linter() {}

  /** Looks at all of them. */
  public static LintResult lint(LintSet set) {
    List<Finding> findings = new ArrayList<>();
    List<LintResult.Suppressed> suppressed = new ArrayList<>();
    UnusedSuppressions unused = new UnusedSuppressions();
    for (LintPackage subject : set.packages()) {
      List<Suppression> meant =
          set.expectation(subject).map(Expectation::suppressions).orElse(List.of());
      unused.looked(subject.summary(), meant);
      for (Finding finding : findings(subject, set)) {
        Optional<Suppression> covers =
            meant.stream().filter(one -> one.covers(finding)).findFirst();
        covers.ifPresentOrElse(
            one -> {
              suppressed.add(new LintResult.Suppressed(finding, one.reason()));
              unused.used(subject.summary(), one);
            },
            () -> findings.add(finding));
      }
    }
    return new LintResult(findings, suppressed, notRun(set), unused.lines());
  }

  private static List<Finding> findings(LintPackage subject, LintSet set) {
    return Checks.ALL.stream()
        .flatMap(
            check ->
                check.find(subject, set).stream()
                    .map(violation -> Finding.of(subject, check.about(), violation)))
        .distinct()
        .sorted(Finding.ORDER)
        .toList();
  }

  private static List<String> notRun(LintSet set) {
    TreeSet<String> missing = new TreeSet<>();
    for (LintPackage subject : set.packages()) {
      Script.of(subject).stream()
          .filter(script -> script.isShell() && !set.shell().reads(script.interpreter()))
          .forEach(script -> missing.add(script.interpreter()));
    }
    return missing.stream()
        .map(
            interpreter ->
                ScriptSyntax.NAME
                    + " was not run on scripts for "
                    + interpreter
                    + ", which this machine does not have")
        .toList();
  }
}
