package io.k8s.pkgbuilder.model;

/**
 * A unit the package ships and what its scripts shall do with it.
 *
 * @param name e.g. kubelet.service
 * @param enable first install enables it (deb: deb-systemd-helper enable; rpm: preset)
 * @param start first install starts it
 * @param restart what an upgrade does to a running unit
 * @param shipped false for a unit of another package that this one only restarts (kubeadm and
 *     kubelet.service)
 */
public record SystemdUnit(
    String name, boolean enable, boolean start, Restart restart, boolean shipped) {
  /** What an upgrade does. */
  public enum Restart {
    /** Leave it running as it is. */
    NEVER,
    /** try-restart after the new files are there. */
    ON_UPGRADE
  }
}
