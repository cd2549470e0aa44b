package io.k8s.pkgbuilder.lint;

import java.util.List;

/** Packages without a license. */
final class MissingLicense implements Check {
  private static final About ABOUT =
      new About(
          "missing-license",
          Level.ERROR,
          "nothing says under which license it is distributed",
          "Distributions refuse it, and users may not use what nobody allows them to.",
          "Set license:, from which a deb gets /usr/share/doc/NAME/copyright and an rpm"
              + " its License.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    boolean said =
        subject.isDeb()
            ? subject.paths().contains("/usr/share/doc/" + subject.summary().name() + "/copyright")
                || linked(subject)
            : !subject.field("License").isEmpty();
    return said
        ? List.of()
        : List.of(
            Violation.of(
                subject.isDeb()
                    ? "there is no /usr/share/doc/" + subject.summary().name() + "/copyright"
                    : "the field License is empty"));
  }

  /** Debian policy 12.5: the whole folder may be another package's. */
  private static boolean linked(LintPackage subject) {
    String folder = "/usr/share/doc/" + subject.summary().name();
    return subject.entries().stream()
        .anyMatch(entry -> entry.isSymlink() && entry.path().equals(folder));
  }
}
