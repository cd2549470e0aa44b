package io.k8s.pkgbuilder.lint;

import java.util.List;

/** Units in the place of the administrator. */
final class UnitInEtc implements Check {
  private static final About ABOUT =
      new About(
          "unit-in-etc",
          Level.ERROR,
          "a unit or drop-in is installed below /etc/systemd/system",
          "That folder is the administrator's: what lies there hides the unit of a newer"
              + " package, and upgrades ask about it or overwrite it. The kubeadm and kubelet"
              + " packages of 2019 did so.",
          "Install it below /usr/lib/systemd/system.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    return subject.each(
        entry -> entry.isFile() && entry.below("/etc/systemd/system"),
        "this folder is the administrator's; packages use /usr/lib/systemd/system");
  }
}
