package io.k8s.pkgbuilder.lint;

import java.util.Locale;

/** How bad a finding is; the worse first. */
public enum Level {
  /** Somebody's machine will misbehave. */
  ERROR,
  /** Likely a mistake; there are packages that mean it. */
  WARNING;

  /** Lower case, as it is shown. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
