package io.k8s.pkgbuilder.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** On every command, before or behind its name. */
final class CommonOptions {
  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Print where in the program an error came from.")
  private boolean stacktrace;

  @SuppressWarnings("UnusedVariable") // picocli acts on it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  private boolean help;

  boolean stacktrace() {
    return stacktrace;
  }
}
