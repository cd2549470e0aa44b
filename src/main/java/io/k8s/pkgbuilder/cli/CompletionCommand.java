package io.k8s.pkgbuilder.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

@Command(
    name = "completion",
    description = {
      "Print a completion script for bash and zsh.",
      "",
      "bash: source <(pkgbuilder completion)",
      "zsh:  autoload -U +X bashcompinit && bashcompinit; source <(pkgbuilder completion)"
    })
final class CompletionCommand implements Callable<Integer> {
  private final World world;

  CompletionCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    world
        .out()
        .print(AutoComplete.bash("pkgbuilder", Cli.command(world, new CommonOptions())) + "\n");
    return ExitCode.OK;
  }
}
