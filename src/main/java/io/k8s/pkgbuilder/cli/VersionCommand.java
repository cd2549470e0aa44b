package io.k8s.pkgbuilder.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "version", description = "Print the version of pkgbuilder.")
final class VersionCommand implements Callable<Integer> {
  private final World world;

  VersionCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    world.out().print(line() + "\n");
    return ExitCode.OK;
  }

  /** With the jar's version; classes outside of one have none. */
  static String line() {
    return "pkgbuilder "
        + Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
            .orElse("development");
  }
}
