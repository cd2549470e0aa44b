package io.k8s.pkgbuilder.lint;

import io.k8s.pkgbuilder.format.rpm.FilesystemPackage;
import java.util.List;

/** Packages without contents. */
final class EmptyPackage implements Check {
  private static final About ABOUT =
      new About(
          "empty-package",
          Level.WARNING,
          "it installs nothing, and depends on nothing",
          "Most likely a pattern matched no file when it was built.",
          "Look at contents: and binaries:; a package that only pulls in others depends"
              + " on them.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    boolean holds =
        subject.entries().stream()
            .anyMatch(entry -> !entry.isDirectory() && !entry.below("/usr/share/doc"));
    boolean owns = subject.entries().stream().anyMatch(EmptyPackage::special);
    boolean pulls =
        !RelationTexts.texts(subject, List.of("Depends", "Recommends")).isEmpty()
            || RelationTexts.texts(subject, List.of("Requires")).stream()
                .anyMatch(text -> !text.startsWith("rpmlib("));
    boolean acts = !subject.summary().scripts().isEmpty();
    return holds || owns || pulls || acts
        ? List.of()
        : List.of(Violation.of("it holds no file but documentation"));
  }

  /** A directory that no other package brings is a reason to be. */
  private static boolean special(LintEntry entry) {
    return entry.isDirectory()
        && !entry.below("/usr/share")
        && !FilesystemPackage.owns(entry.path());
  }
}
