package io.k8s.pkgbuilder.lint;

import io.k8s.pkgbuilder.format.rpm.FilesystemPackage;
import java.util.List;
import java.util.TreeSet;

/** Directories without an owner. */
final class UnownedDirectory implements Check {
  private static final About ABOUT =
      new About(
          "unowned-directory",
          Level.WARNING,
          "a file lies in a directory that belongs to no package",
          "rpm leaves the directory behind when the package is removed, and makes it with"
              + " the umask of the moment; dpkg fails where it is not there.",
          "Add an item of type: dir. Known are the directories of the package filesystem;"
              + " one that a package among the dependencies brings is found when both are looked"
              + " at together.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    TreeSet<String> missing = new TreeSet<>();
    for (LintEntry entry : subject.entries()) {
      String parent = entry.path();
      for (int slash = parent.lastIndexOf('/'); slash > 0; slash = parent.lastIndexOf('/')) {
        parent = parent.substring(0, slash);
        if (!set.holds(subject.summary().format(), parent) && !FilesystemPackage.owns(parent)) {
          missing.add(parent);
        }
      }
    }
    return missing.stream()
        .map(path -> new Violation(path, "neither this package nor the base system owns it"))
        .toList();
  }
}
