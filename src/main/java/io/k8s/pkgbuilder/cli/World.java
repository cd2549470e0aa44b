package io.k8s.pkgbuilder.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Everything outside of the program, in one place: no other class asks for it.
 *
 * @param environment the variables
 * @param directory that relative paths of the command line start from; empty for the process's own
 * @param clock for durations in messages, never for what goes into a file
 * @param out data alone
 * @param err diagnostics and progress
 * @param machine the platform of this machine, in Go's words: linux/amd64
 * @param processors at hand
 * @param exits what must be done when the process is stopped from outside
 */
record World(
    Map<String, String> environment,
    Path directory,
    Clock clock,
    PrintWriter out,
    PrintWriter err,
    Terminal terminal,
    String machine,
    int processors,
    Exits exits) {
  World {
    environment = Map.copyOf(environment);
  }

  /** The one we live in. */
  static World real() {
    Map<String, String> environment = System.getenv();
    return new World(
        environment,
        Path.of(""),
        Clock.systemUTC(),
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        Terminal.of(environment),
        Machine.name(System.getProperty("os.name", ""), System.getProperty("os.arch", "")),
        Runtime.getRuntime().availableProcessors(),
        Exits.OF_PROCESS);
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
  }

  /** A variable that is set to something. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** The same with other variables. */
  World with(Map<String, String> variables) {
    return new World(variables, directory, clock, out, err, terminal, machine, processors, exits);
  }

  /** How this program was called, for commands to try next: a launcher says it. */
  String program() {
    return variable("PKGBUILDER_PROGRAM").orElse("pkgbuilder");
  }

  /** A path of the command line. */
  Path path(String text) {
    return directory.resolve(text);
  }
}
