package io.k8s.pkgbuilder.lint;

import java.util.ArrayList;
import java.util.List;

/** Scripts that cannot be run. */
final class ScriptWithoutInterpreter implements Check {
  private static final About ABOUT =
      new About(
          "script-without-interpreter",
          Level.ERROR,
          "a maintainer script that the kernel cannot run",
          "dpkg runs it as a program, and fails with \"Exec format error\" or \"not found\".",
          "Begin it with #!/bin/sh, and end its lines with a line feed alone.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    List<Violation> violations = new ArrayList<>();
    for (Script script : Script.of(subject)) {
      if (script.interpreter().isEmpty()) {
        violations.add(new Violation(script.name(), "it does not begin with #!"));
      } else if (script.text().contains("\r\n")) {
        violations.add(new Violation(script.name(), "its lines end with a carriage return"));
      }
    }
    return violations;
  }
}
