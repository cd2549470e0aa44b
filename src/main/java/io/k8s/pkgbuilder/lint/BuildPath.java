package io.k8s.pkgbuilder.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Folders of the machine that built it. */
final class BuildPath implements Check {
  private static final Pattern BUILD =
      Pattern.compile(
          "/(?:home|Users)/[A-Za-z0-9_.-]+/\\S+"
              + "|/(?:rpmbuild|BUILDROOT|builddir|debian/tmp)/\\S*"
              + "|/build/[A-Za-z0-9.+-]+-[0-9][^\\s/]*/\\S*");

  private static final About ABOUT =
      new About(
          "build-path",
          Level.WARNING,
          "a text names a folder of the machine that built it",
          "It does not exist where the package is installed, and tells who built it" + " where.",
          "Correct the file, or the tool that wrote it.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    List<Violation> violations = new ArrayList<>();
    for (LintEntry entry : subject.entries()) {
      if (!entry.below("/usr/share/doc")) {
        find(entry.path(), entry.text(), violations);
      }
    }
    Script.of(subject).forEach(script -> find(script.name(), script.text(), violations));
    return violations;
  }

  private static void find(String path, String text, List<Violation> violations) {
    Matcher matcher = BUILD.matcher(text);
    if (matcher.find()) {
      violations.add(new Violation(path, "it names " + matcher.group()));
    }
  }
}
