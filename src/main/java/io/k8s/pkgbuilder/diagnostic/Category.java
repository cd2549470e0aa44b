package io.k8s.pkgbuilder.diagnostic;

/** What kind of thing went wrong; each has an exit code of its own, stable for scripts. */
public enum Category {
  /** The command line asks for something that does not exist or contradicts itself. */
  USAGE(2),
  /** A package or platform configuration is wrong. */
  CONFIGURATION(3),
  /** A binary or file is missing, corrupt or unverified. */
  SOURCE(4),
  /** A package could not be written. */
  PACKAGING(5),
  /** A repository or a signature is wrong. */
  REPOSITORY(6),
  /** Publishing failed. */
  PUBLISH(7);

  private final int exitCode;

  Category(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The process's exit code when the first reported diagnostic has this category. */
  public int exitCode() {
    return exitCode;
  }
}
