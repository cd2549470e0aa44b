package io.k8s.pkgbuilder.lint;

import java.util.List;

/** Dependencies that cannot be met. */
final class UnsatisfiableDependency implements Check {
  private static final About ABOUT =
      new About(
          "unsatisfiable-dependency",
          Level.ERROR,
          "a dependency that nothing satisfies",
          "The package cannot be installed (kubernetes/release#581).",
          "Add what is missing to the packages that are looked at, or correct the name or"
              + " version. A dependency is looked up in the packages given, for each"
              + " architecture; what none of them offers in any version is taken to be on the"
              + " machine, unless --base FILE says what is.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    return set.unsatisfied(subject).stream().map(Violation::of).toList();
  }
}
