package io.k8s.pkgbuilder.cli;

/** The exit codes that no diagnostic's category has; see Category for the others. */
final class ExitCode {
  static final int OK = 0;
  static final int INTERNAL_BUG = 1;

  /** A comparison found differences that count. */
  static final int DIFFERENCES = 8;

  /** What shells make of SIGINT. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
