package io.k8s.pkgbuilder.lint;

import java.util.List;
import java.util.Set;

/** Programs that cannot be run. */
final class NonExecutableInBin implements Check {
  private static final Set<String> PLACES =
      Set.of("/bin/", "/sbin/", "/usr/bin/", "/usr/sbin/", "/usr/games/");

  private static final About ABOUT =
      new About(
          "non-executable-in-bin",
          Level.WARNING,
          "a file among the programs that cannot be run",
          "The command is on the path and says \"Permission denied\".",
          "Set file_info.mode to 0755.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    return subject.each(
        entry ->
            entry.isFile()
                && !entry.has(0111)
                && PLACES.contains(entry.path().substring(0, entry.path().lastIndexOf('/') + 1)),
        "nobody may run it");
  }
}
