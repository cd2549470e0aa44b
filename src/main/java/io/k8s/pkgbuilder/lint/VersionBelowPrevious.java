package io.k8s.pkgbuilder.lint;

import io.k8s.pkgbuilder.format.PackageSummary;
import io.k8s.pkgbuilder.model.DebVersionOrder;
import io.k8s.pkgbuilder.model.RpmVersionOrder;
import java.util.Comparator;
import java.util.List;

/** Versions that no client takes for an upgrade. */
final class VersionBelowPrevious implements Check {
  private static final About ABOUT =
      new About(
          "version-below-previous",
          Level.ERROR,
          "the version sorts below that of the release before",
          "No client upgrades to it: apt and dnf keep what is newer. (1.13.2~dirty is"
              + " below 1.13.2, 1.14.0-alpha.0 above 1.14.0.)",
          "Correct the version, or raise the epoch. Looked at only with --previous; the"
              + " same version again is no mistake.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    PackageSummary summary = subject.summary();
    Comparator<String> order = order(subject);
    return set.previous().stream()
        .filter(one -> one.format().equals(summary.format()))
        .filter(one -> one.name().equals(summary.name()))
        .filter(one -> one.architecture().equals(summary.architecture()))
        .map(PackageSummary::version)
        .filter(before -> order.compare(summary.version(), before) < 0)
        .max(order)
        .map(before -> Violation.of(summary.version() + " sorts below " + before))
        .stream()
        .toList();
  }

  private static Comparator<String> order(LintPackage subject) {
    return subject.isDeb() ? DebVersionOrder::compareTexts : RpmVersionOrder::compareTexts;
  }
}
