package io.k8s.pkgbuilder.lint;

import java.util.List;

/** Files in homes. */
final class FileInHome implements Check {
  private static final About ABOUT =
      new About(
          "file-in-home",
          Level.ERROR,
          "it installs into a home directory",
          "Homes are users', on other disks, or not there at all.",
          "Install it below /usr or /var/lib, or let the program make it.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    return subject.each(
        entry -> entry.below("/home") || entry.below("/root"), "homes belong to their users");
  }
}
