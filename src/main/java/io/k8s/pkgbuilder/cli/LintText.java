package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.lint.About;
import io.k8s.pkgbuilder.lint.Check;
import io.k8s.pkgbuilder.lint.Checks;
import io.k8s.pkgbuilder.lint.Finding;
import io.k8s.pkgbuilder.lint.Level;
import io.k8s.pkgbuilder.lint.LintResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What lint found, for people. */
final class LintText {
  private LintText() {}

  /** A line for each, as compilers write them. */
  static String render(List<Finding> findings) {
    return findings.stream().map(LintText::line).collect(Collectors.joining());
  }

  private static String line(Finding finding) {
    String place = finding.path().isEmpty() ? "" : finding.path() + ": ";
    String text = finding.file() + ": " + finding.level().word() + ": " + place;
    return visible(text + finding.message()) + " [" + finding.check() + "]\n";
  }

  /** What a hostile package holds must not steer the user's terminal. */
  static String visible(String text) {
    return text.codePoints()
        .mapToObj(
            character ->
                Character.isISOControl(character)
                    ? String.format(Locale.ROOT, "\\u%04x", character)
                    : Character.toString(character))
        .collect(Collectors.joining());
  }

  /** In a line, for stderr. */
  static String summary(int packages, LintResult result) {
    List<String> parts = new ArrayList<>();
    count(parts, result.count(Level.ERROR), "error");
    count(parts, result.count(Level.WARNING), "warning");
    if (!result.suppressed().isEmpty()) {
      parts.add(result.suppressed().size() + " suppressed");
    }
    return packages
        + (packages == 1 ? " package: " : " packages: ")
        + (parts.isEmpty() ? "nothing found" : String.join(", ", parts))
        + "\n";
  }

  private static void count(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add(count + " " + what + (count == 1 ? "" : "s"));
    }
  }

  static String list() {
    Table table = new Table().row("CHECK", "LEVEL", "FINDS");
    Checks.ALL.stream()
        .map(Check::about)
        .forEach(about -> table.row(about.name(), about.level().word(), about.summary()));
    return table.render();
  }

  static String explain(About about) {
    return String.join(
        "\n",
        about.name() + " (" + about.level().word() + "): " + about.summary(),
        "",
        "Why: " + about.why(),
        "",
        "What to do: " + about.remedy(),
        "",
        "Where it is meant, the package's package.yaml says so:",
        "  lint:",
        "    suppress:",
        "      - {check: " + about.name() + ", path: \"/some/**\", reason: why it is meant}",
        "");
  }
}
