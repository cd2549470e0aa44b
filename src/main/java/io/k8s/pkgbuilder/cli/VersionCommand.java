package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.source.checkout.DerivedVersion;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "version",
    description = "Print the version of pkgbuilder, or of a Kubernetes checkout.")
final class VersionCommand implements Callable<Integer> {
  private final World world;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "A Kubernetes checkout: print the version that its packages would have.")
  private @Nullable String directory;

  VersionCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    if (directory == null) {
      world.out().print(line() + "\n");
      return ExitCode.OK;
    }
    DerivedVersion derived = Sources.derived(world, world.path(directory));
    world.out().print(derived.version() + "\n");
    world.err().print("found by " + derived.how() + "\n");
    return ExitCode.OK;
  }

  /** With the jar's version; classes outside of one have none. */
  static String line() {
    return "pkgbuilder "
        + Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
            .orElse("development");
  }
}
