package io.k8s.pkgbuilder.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
    String[] words = withDefaultCommand(arguments);
    CommandLine command = command(world, options, words);
    command.setExecutionExceptionHandler(failures);
    command.setParameterExceptionHandler(failures);
    try {
      return command.execute(words);
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

  /** With every subcommand. */
  static CommandLine command(World world, CommonOptions options) {
    return command(world, options, subcommands(world).values());
  }

  /**
   * With the one subcommand that the arguments name, if they do: to look at all of them takes
   * longer than most of them run.
   */
  static CommandLine command(World world, CommonOptions options, String... arguments) {
    Map<String, Supplier<CommandLine>> subcommands = subcommands(world);
    Optional<Supplier<CommandLine>> named =
        Optional.ofNullable(arguments.length == 0 ? null : subcommands.get(arguments[0]));
    return command(world, options, named.map(List::of).orElse(List.copyOf(subcommands.values())));
  }

  private static CommandLine command(
      World world, CommonOptions options, Collection<Supplier<CommandLine>> subcommands) {
    CommandLine command = new CommandLine(new RootCommand(world));
    command.getCommandSpec().version(VersionCommand.line());
    command.addMixin("common", options);
    subcommands.forEach(subcommand -> command.addSubcommand(subcommand.get()));
    command.setOut(world.out());
    command.setErr(world.err());
    command.setColorScheme(Help.defaultColorScheme(world.terminal().colors() ? Ansi.ON : Ansi.OFF));
    command.setUsageHelpWidth(100);
    command.setCaseInsensitiveEnumValuesAllowed(true);
    return command;
  }

  /** By name, in the order of the help. */
  private static Map<String, Supplier<CommandLine>> subcommands(World world) {
    Map<String, Supplier<CommandLine>> all = new LinkedHashMap<>();
    all.put("build", () -> new CommandLine(new BuildCommand(world)));
    all.put("fetch", () -> new CommandLine(new FetchCommand(world)));
    all.put(
        "repo",
        () ->
            new CommandLine(new RepoCommand(world))
                .addSubcommand(new RepoCareCommands.Check(world))
                .addSubcommand(new RepoCareCommands.Prune(world)));
    all.put("release", () -> new CommandLine(new ReleaseCommand(world)));
    all.put("plan", () -> new CommandLine(new PlanCommand(world)));
    all.put("publish", () -> new CommandLine(new PublishCommand(world)));
    all.put("rebuild", () -> new CommandLine(new RebuildCommand(world)));
    all.put("verify", () -> new CommandLine(new VerifyCommand(world)));
    all.put("inspect", () -> new CommandLine(new InspectCommand(world)));
    all.put("diff", () -> new CommandLine(new DiffCommand(world)));
    all.put("lint", () -> new CommandLine(new LintCommand(world)));
    all.put("key", () -> new CommandLine(new KeyCommand(world)));
    all.put("init", () -> new CommandLine(new InitCommand(world)));
    all.put("import", () -> new CommandLine(new ImportCommand(world)));
    all.put("list", () -> new CommandLine(new ListCommand(world)));
    all.put("validate", () -> new CommandLine(new ValidateCommand(world)));
    all.put("schema", () -> new CommandLine(new SchemaCommand(world)));
    all.put("demo", () -> new CommandLine(new DemoCommand(world)));
    all.put("cache", () -> new CommandLine(new CacheCommand(world)));
    all.put("completion", () -> new CommandLine(new CompletionCommand(world)));
    all.put("version", () -> new CommandLine(new VersionCommand(world)));
    return all;
  }
}
