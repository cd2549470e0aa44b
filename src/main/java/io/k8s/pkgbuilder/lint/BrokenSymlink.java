package io.k8s.pkgbuilder.lint;

import io.k8s.pkgbuilder.format.rpm.FilesystemPackage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Links without a target. */
final class BrokenSymlink implements Check {
  /** What these hold is made at run time. */
  private static final List<String> RUNTIME = List.of("/dev", "/proc", "/run", "/sys", "/var/run");

  private static final About ABOUT =
      new About(
          "broken-symlink",
          Level.WARNING,
          "a symbolic link that leads nowhere",
          "What the link promises is not there.",
          "Correct the target. One that another package brings is found when both are"
              + " looked at together.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    return subject.entries().stream()
        .filter(LintEntry::isSymlink)
        .filter(entry -> leadsNowhere(entry, subject, set))
        .map(
            entry ->
                new Violation(
                    entry.path(), "nothing here holds its target " + entry.entry().target()))
        .toList();
  }

  private static boolean leadsNowhere(LintEntry entry, LintPackage subject, LintSet set) {
    String target = resolve(entry.path(), entry.entry().target());
    return !set.holds(subject.summary().format(), target)
        && !FilesystemPackage.owns(target)
        && RUNTIME.stream().noneMatch(place -> (target + "/").startsWith(place + "/"))
        && subject.paths().stream().noneMatch(path -> path.startsWith(target + "/"));
  }

  private static String resolve(String link, String target) {
    Deque<String> parts = new ArrayDeque<>();
    String whole =
        target.startsWith("/") ? target : link.substring(0, link.lastIndexOf('/') + 1) + target;
    for (String part : whole.split("/", -1)) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return "/" + String.join("/", parts);
  }
}
