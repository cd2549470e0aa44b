package io.k8s.pkgbuilder.cli;

/** The entry point. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // Java keeps passwords from proxies that tunnel https, unless told otherwise before its client
    // is made.
    System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
    // Its buffers of 16 KiB cost more than hashing what is in them.
    System.setProperty("jdk.httpclient.bufsize", "262144");
    EarlyStart.of(arguments);
    System.exit(new Cli(World.real()).run(arguments));
  }
}
