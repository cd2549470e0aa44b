package io.k8s.pkgbuilder.lint;

import java.util.List;

/** Entries of other owners. */
final class NonRootOwner implements Check {
  private static final About ABOUT =
      new About(
          "non-root-owner",
          Level.WARNING,
          "a file does not belong to root",
          "Its owner can replace it, and where the user is unknown it belongs to whoever"
              + " gets that number.",
          "Set file_info.owner and group, or create the user in a script that runs before"
              + " and suppress it with the reason.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    return subject.entries().stream()
        .filter(entry -> !root(entry.entry().owner()) || !root(entry.entry().group()))
        .map(
            entry ->
                new Violation(
                    entry.path(),
                    "it belongs to " + entry.entry().owner() + ":" + entry.entry().group()))
        .toList();
  }

  /** rpm leaves the name out where it is root's number. */
  private static boolean root(String name) {
    return name.equals("root") || name.equals("0") || name.isEmpty();
  }
}
