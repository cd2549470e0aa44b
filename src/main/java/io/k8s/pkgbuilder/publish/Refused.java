package io.k8s.pkgbuilder.publish;

import java.io.IOException;

/** A store says no, and will say so again until something is changed. */
public final class Refused extends IOException {
  private static final long serialVersionUID = 1L;

  private final String hint;

  /**
   * For a user, without credentials.
   *
   * @param hint what to change
   */
  public Refused(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  /** What to change. */
  public String hint() {
    return hint;
  }
}
