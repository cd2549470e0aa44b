package io.k8s.pkgbuilder.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** The whole command line, in any world. */
final class Cli {
  private final World world;

  Cli(World world) {
    this.world = world;
  }

  /** Runs one command; returns the process's exit code, and never throws. */
  int run(String... arguments) {
    CommonOptions options = new CommonOptions();
    Failures failures =
        new Failures(world.err(), new DiagnosticRenderer(world.terminal().colors()), options);
    CommandLine command = command(world, options);
    command.setExecutionExceptionHandler(failures);
    command.setParameterExceptionHandler(failures);
    try {
      return command.execute(withDefaultCommand(arguments));
    } catch (OutOfMemoryError | StackOverflowError e) {
      return failures.report(e);
    } finally {
      world.out().flush();
      world.err().flush();
    }
  }

  /** The KEP's container is run without arguments, its mounts named by variables. */
  private String[] withDefaultCommand(String... arguments) {
    boolean container = arguments.length == 0 && world.variable(ConfigChoice.VARIABLE).isPresent();
    return container ? new String[] {"build"} : arguments;
  }

  static CommandLine command(World world, CommonOptions options) {
    CommandLine command = new CommandLine(new RootCommand(world));
    command.getCommandSpec().version(VersionCommand.line());
    command.addMixin("common", options);
    command.addSubcommand(new BuildCommand(world));
    command.addSubcommand(new FetchCommand(world));
    CommandLine repo = new CommandLine(new RepoCommand(world));
    repo.addSubcommand(new RepoCareCommands.Check(world));
    repo.addSubcommand(new RepoCareCommands.Prune(world));
    command.addSubcommand(repo);
    command.addSubcommand(new ReleaseCommand(world));
    command.addSubcommand(new PlanCommand(world));
    command.addSubcommand(new PublishCommand(world));
    command.addSubcommand(new RebuildCommand(world));
    command.addSubcommand(new VerifyCommand(world));
    command.addSubcommand(new InspectCommand(world));
    command.addSubcommand(new DiffCommand(world));
    command.addSubcommand(new LintCommand(world));
    command.addSubcommand(new KeyCommand(world));
    command.addSubcommand(new InitCommand(world));
    command.addSubcommand(new ImportCommand(world));
    command.addSubcommand(new ListCommand(world));
    command.addSubcommand(new ValidateCommand(world));
    command.addSubcommand(new SchemaCommand(world));
    command.addSubcommand(new DemoCommand(world));
    command.addSubcommand(new CacheCommand(world));
    command.addSubcommand(new CompletionCommand(world));
    command.addSubcommand(new VersionCommand(world));
    command.setOut(world.out());
    command.setErr(world.err());
    command.setColorScheme(Help.defaultColorScheme(world.terminal().colors() ? Ansi.ON : Ansi.OFF));
    command.setUsageHelpWidth(100);
    command.setCaseInsensitiveEnumValuesAllowed(true);
    return command;
  }
}
