package io.k8s.pkgbuilder.lint;

import java.util.List;

/** Packages that nothing describes. */
final class MissingDescription implements Check {
  private static final About ABOUT =
      new About(
          "missing-description",
          Level.ERROR,
          "nothing says what it is for",
          "Whoever finds it in a list of packages, or on a machine, learns nothing.",
          "Set description:; its first line is the summary.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    String field = subject.isDeb() ? "Description" : "Summary";
    return subject.field(field).isEmpty()
        ? List.of(new Violation(field, "it is empty"))
        : List.of();
  }
}
