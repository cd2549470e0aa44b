package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.diagnostic.Category;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "pkgbuilder",
    description =
        "One YAML per component goes in; a correct, reproducible deb and rpm for every platform"
            + " comes out.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done, 1 a bug in pkgbuilder, 2 usage, 3 configuration, 4 source, 5 packaging,",
      "6 repository or signing, 7 publishing, 8 comparison found differences.",
      "",
      "To begin: pkgbuilder demo"
    })
final class RootCommand implements Callable<Integer> {
  private final World world;

  @Spec private CommandSpec spec = CommandSpec.create();

  @SuppressWarnings("UnusedVariable") // picocli acts on it
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version of pkgbuilder.")
  private boolean version;

  RootCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(world.err());
    return Category.USAGE.exitCode();
  }
}
