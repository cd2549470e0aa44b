package io.k8s.pkgbuilder.lint;

import java.util.List;
import java.util.regex.Pattern;

/** Packages that nobody answers for. */
final class MissingMaintainer implements Check {
  private static final Pattern ADDRESS = Pattern.compile("[^\\s<]@[^\\s>]|https?://");

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
    return field.equals("Vendor") || ADDRESS.matcher(value).find()
        ? List.of()
        : List.of(new Violation(field, "'" + value + "' has no address"));
  }
}
