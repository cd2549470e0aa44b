package io.k8s.pkgbuilder.lint;

import java.util.List;

/** Configuration files that upgrades overwrite. */
final class ConfigNotMarked implements Check {
  private static final About ABOUT =
      new About(
          "config-not-marked",
          Level.ERROR,
          "a file below /etc is not marked as a configuration file",
          "Every upgrade overwrites what the administrator wrote there"
              + " (kubernetes/kubernetes#70489, kubeadm#1346).",
          "Give the item type: config|noreplace, or install it below /usr if nobody is"
              + " meant to edit it.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    return subject.each(
        entry -> entry.isFile() && entry.below("/etc") && !entry.entry().role().contains("config"),
        "an upgrade overwrites what the administrator wrote here");
  }
}
