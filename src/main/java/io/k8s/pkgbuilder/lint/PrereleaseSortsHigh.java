package io.k8s.pkgbuilder.lint;

import java.util.List;
import java.util.regex.Pattern;

/** Prereleases that clients keep for good. */
final class PrereleaseSortsHigh implements Check {
  private static final Pattern HIGH =
      Pattern.compile(
          "^([0-9]+:)?[0-9][0-9.]*[-._+]?(alpha|beta|rc|pre)[.0-9-]", Pattern.CASE_INSENSITIVE);

  private static final About ABOUT =
      new About(
          "prerelease-sorts-high",
          Level.ERROR,
          "a prerelease whose version sorts above its release",
          "Whoever has the prerelease never gets the release" + " (kubernetes/kubernetes#51716).",
          "Write 1.14.0~alpha.0, with a tilde, as 'pkgbuilder build' does.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    return HIGH.matcher(subject.summary().version()).find()
        ? List.of(
            Violation.of(
                subject.summary().version() + " sorts above the release that it comes before"))
        : List.of();
  }
}
