package io.k8s.pkgbuilder.lint;

import java.util.List;
import java.util.regex.Pattern;

/** Scripts that go on regardless. */
final class ScriptIgnoresErrors implements Check {
  private static final Pattern STOPS =
      Pattern.compile("(?m)^[ \\t]*set[ \\t]+(-[a-z]*e|-o[ \\t]+errexit)|\\A#![^\\n]*\\s-[a-z]*e");

  private static final About ABOUT =
      new About(
          "script-ignores-errors",
          Level.WARNING,
          "a maintainer script goes on after a command failed",
          "The package looks installed, and half of what its script does was not done.",
          "Begin the script with set -e (Debian policy 10.4). rpm's scriptlets are not"
              + " looked at: they are told to succeed.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    if (!subject.isDeb()) {
      return List.of();
    }
    return Script.of(subject).stream()
        .filter(Script::isShell)
        .filter(script -> !STOPS.matcher(script.text()).find())
        .map(script -> new Violation(script.name(), "it does not say set -e"))
        .toList();
  }
}
