package io.k8s.pkgbuilder.lint;

import java.util.List;

/** Packages that nobody answers for. */
final class MissingMaintainer implements Check {
  private static final About ABOUT =
      new About(
          "missing-maintainer",
          Level.WARNING,
          "nobody with an address answers for it",
          "Users do not know whom to tell what is wrong with it.",
          "Set maintainer: to a name and an address, Name <name@example.com>.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    String field =
        subject.isDeb()
            ? "Maintainer"
            : subject.field("Packager").isEmpty() && !subject.field("Vendor").isEmpty()
                ? "Vendor"
                : "Packager";
    String value = subject.field(field);
    if (value.isEmpty()) {
      return List.of(new Violation(field, "it is empty"));
    }
    return field.equals("Vendor") || value.matches(".*<?\\S+@\\S+>?.*|.*https?://.*")
        ? List.of()
        : List.of(new Violation(field, "'" + value + "' has no address"));
  }
}
