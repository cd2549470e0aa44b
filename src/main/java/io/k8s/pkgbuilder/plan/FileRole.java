package io.k8s.pkgbuilder.plan;

/** What a regular file is to the package manager. */
public enum FileRole {
  REGULAR,
  /** deb conffile, rpm %config. */
  CONFIG,
  /** deb conffile, rpm %config(noreplace). */
  CONFIG_NOREPLACE,
  /** deb conffile, rpm %config(missingok). */
  CONFIG_MISSINGOK,
  /** rpm %doc. */
  DOC,
  /** rpm %license. */
  LICENSE,
  /** rpm %readme. */
  README
}
