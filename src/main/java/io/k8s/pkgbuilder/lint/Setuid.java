package io.k8s.pkgbuilder.lint;

import java.util.List;

/** Files with setuid or setgid. */
final class Setuid implements Check {
  private static final About ABOUT =
      new About(
          "setuid",
          Level.ERROR,
          "a file runs with the rights of its owner or group",
          "A mistake in it is one in the security of the machine; most such bits come"
              + " from a build tree by accident.",
          "Set file_info.mode without the bits, or suppress it with the reason.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    return subject.entries().stream()
        .filter(entry -> entry.isFile() && entry.has(06000))
        .map(
            entry ->
                new Violation(
                    entry.path(),
                    "mode "
                        + entry.entry().mode()
                        + " has setuid or setgid, of "
                        + entry.entry().owner()
                        + ":"
                        + entry.entry().group()))
        .toList();
  }
}
