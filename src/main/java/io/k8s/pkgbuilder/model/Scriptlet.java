package io.k8s.pkgbuilder.model;

/**
 * A script the package manager runs.
 *
 * @param interpreter e.g. /bin/sh, from the script's first line
 * @param body the whole text, first line included
 */
public record Scriptlet(Phase phase, String interpreter, String body) {
  /**
   * When it runs. Formats refuse or map the phases they lack, and say so in their documentation.
   */
  public enum Phase {
    PRE_INSTALL,
    POST_INSTALL,
    PRE_REMOVE,
    POST_REMOVE,
    /** rpm %pretrans. */
    PRE_TRANSACTION,
    /** rpm %posttrans. */
    POST_TRANSACTION,
    /** rpm %verifyscript. */
    VERIFY,
    /** deb debconf config script. */
    DEB_CONFIG,
    /** deb debconf templates file: data, not a script. */
    DEB_TEMPLATES,
    /** deb rules file, nfpm's scripts.rules. */
    DEB_RULES
  }
}
