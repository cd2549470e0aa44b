package io.k8s.pkgbuilder.cli;

/** The entry point. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new Cli(World.real()).run(arguments));
  }
}
