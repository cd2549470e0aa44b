package io.k8s.pkgbuilder.lint;

import java.util.List;

/** Packages from nowhere. */
final class MissingHomepage implements Check {
  private static final About ABOUT =
      new About(
          "missing-homepage",
          Level.WARNING,
          "nothing says where it comes from",
          "Users find neither documentation nor a newer version.",
          "Set homepage:.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    String field = subject.isDeb() ? "Homepage" : "URL";
    return subject.field(field).isEmpty()
        ? List.of(new Violation(field, "it is empty"))
        : List.of();
  }
}
