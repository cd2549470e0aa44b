package io.k8s.pkgbuilder.lint;

import io.k8s.pkgbuilder.model.SystemdUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** UnitFile that nobody enables. */
final class UnitNotEnabled implements Check {
  private static final About ABOUT =
      new About(
          "unit-not-enabled",
          Level.ERROR,
          "a unit that can be enabled is installed, and no script enables it",
          "The service is there and does not come back after a reboot.",
          "Name the unit in systemd: with enable: true, which writes the scripts; or with"
              + " enable: false if somebody else is to enable it. Without a configuration of the"
              + " package, scripts that call deb-systemd-helper enable, systemctl preset or"
              + " systemd-update-helper, or a link in a .wants folder, are looked for.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    return UnitFile.of(subject).stream()
        .filter(UnitFile::installable)
        .filter(unit -> wanted(unit.name(), set.expectation(subject)))
        .filter(unit -> !linked(unit.name(), subject) && !enabled(unit.name(), subject))
        .map(unit -> new Violation(unit.path(), "no script enables " + unit.name()))
        .toList();
  }

  /** Without a configuration nobody said that it shall stay disabled. */
  private static boolean wanted(String unit, Optional<Expectation> expectation) {
    return expectation
        .map(
            known ->
                known.units().stream()
                    .filter(one -> one.name().equals(unit))
                    .anyMatch(SystemdUnit::enable))
        .orElse(true);
  }

  private static boolean linked(String unit, LintPackage subject) {
    String link = ".*/systemd/system/[^/]+[.](wants|requires)/" + Pattern.quote(unit);
    return subject.paths().stream().anyMatch(path -> path.matches(link));
  }

  private static boolean enabled(String unit, LintPackage subject) {
    Pattern enables =
        Pattern.compile(
            "\\b(enable|preset|install-system-units)\\b[^\\n]*(?<![A-Za-z0-9@._-])"
                + Pattern.quote(unit));
    return Script.of(subject).stream()
        .anyMatch(script -> enables.matcher(script.text().replace("\\\n", " ")).find());
  }
}
