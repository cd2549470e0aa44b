package io.k8s.pkgbuilder.lint;

import io.k8s.pkgbuilder.format.PackageEntry;
import java.util.List;

/** Files that vanish. */
final class VolatileFile implements Check {
  private static final List<String> PLACES =
      List.of("/tmp", "/var/tmp", "/run", "/var/run", "/var/lock", "/proc", "/sys", "/dev");

  private static final About ABOUT =
      new About(
          "volatile-file",
          Level.ERROR,
          "it installs where nothing outlives a reboot",
          "The file is gone after the next start, and the package manager says that the"
              + " package is damaged.",
          "Install it elsewhere, or make it at run time with tmpfiles.d or"
              + " RuntimeDirectory=.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    return subject.each(
        entry ->
            PLACES.stream().anyMatch(entry::below)
                && entry.entry().type() != PackageEntry.Type.GHOST,
        "nothing here outlives a reboot");
  }
}
