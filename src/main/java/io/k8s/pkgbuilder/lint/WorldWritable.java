package io.k8s.pkgbuilder.lint;

import io.k8s.pkgbuilder.format.PackageEntry;
import java.util.List;

/** Entries that everybody may change. */
final class WorldWritable implements Check {
  private static final About ABOUT =
      new About(
          "world-writable",
          Level.ERROR,
          "a file or directory that everybody may change",
          "Any user of the machine can put something else in its place.",
          "Set file_info.mode, for instance 0644, or 1777 for a directory that is shared.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    return subject.entries().stream()
        .filter(entry -> !entry.isSymlink() && entry.entry().type() != PackageEntry.Type.HARDLINK)
        .filter(entry -> entry.has(0002) && !(entry.isDirectory() && entry.has(01000)))
        .map(
            entry ->
                new Violation(
                    entry.path(), "mode " + entry.entry().mode() + " lets everybody change it"))
        .toList();
  }
}
