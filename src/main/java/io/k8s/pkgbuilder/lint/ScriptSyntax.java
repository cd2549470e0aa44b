package io.k8s.pkgbuilder.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Scripts that no shell understands. */
final class ScriptSyntax implements Check {
  static final String NAME = "script-syntax";

  private static final About ABOUT =
      new About(
          NAME,
          Level.ERROR,
          "a maintainer script that the shell cannot read",
          "The installation fails half way, and the package manager is stuck with it.",
          "Correct the script. It is read by the shell that it names, with -n, which runs"
              + " nothing; where the machine has no such shell, the check is not run, and that"
              + " is said.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    List<Violation> violations = new ArrayList<>();
    for (Script script : Script.of(subject)) {
      if (script.isShell() && set.shell().reads(script.interpreter())) {
        mistake(script, set).ifPresent(text -> violations.add(new Violation(script.name(), text)));
      }
    }
    return violations;
  }

  private static Optional<String> mistake(Script script, LintSet set) {
    try {
      return set.shell().mistake(script.interpreter(), script.text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
