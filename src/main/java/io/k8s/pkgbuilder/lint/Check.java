package io.k8s.pkgbuilder.lint;

import java.util.List;

/** One thing that can be wrong with a package. Stateless. */
public interface Check {
  /** What it is. */
  About about();

  /**
   * Every place where it is wrong.
   *
   * @param set what the package is looked at with, itself included
   */
  List<Violation> find(LintPackage subject, LintSet set);
}
