package io.k8s.pkgbuilder.lint;

import java.util.List;

/** Files in the place of the administrator. */
final class FileInUsrLocal implements Check {
  private static final About ABOUT =
      new About(
          "file-in-usr-local",
          Level.ERROR,
          "it installs into /usr/local",
          "That folder is the administrator's; a package may overwrite what lies there"
              + " and never finds out.",
          "Install it below /usr, or below /opt.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    return subject.each(entry -> entry.below("/usr/local"), "this folder is the administrator's");
  }
}
