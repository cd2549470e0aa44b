package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.lint.ShellSyntax;
import io.k8s.pkgbuilder.source.checkout.ProcessRunner;
import io.k8s.pkgbuilder.source.checkout.SystemProcesses;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The shells of this machine, which read a script with -n and run nothing of it. */
record MachineShell(World world) implements ShellSyntax {
  private static final Pattern NUMBER = Pattern.compile("^([0-9]+): ");

  @Override
  public boolean reads(String interpreter) {
    return program(interpreter).isPresent();
  }

  /** By its own path, else by its name on the user's. */
  private Optional<Path> program(String interpreter) {
    String name = interpreter.substring(interpreter.lastIndexOf('/') + 1);
    String path = world.variable("PATH").orElse("/usr/bin:/bin");
    return Stream.concat(
            interpreter.startsWith("/") ? Stream.of(interpreter) : Stream.of(),
            Arrays.stream(path.split(Pattern.quote(File.pathSeparator)))
                .map(folder -> folder + "/" + name))
        .flatMap(MachineShell::executable)
        .findFirst();
  }

  private static Stream<Path> executable(String file) {
    try {
      Path path = Path.of(file);
      return Files.isRegularFile(path) && Files.isExecutable(path) ? Stream.of(path) : Stream.of();
    } catch (InvalidPathException e) {
      return Stream.of();
    }
  }

  @Override
  public Optional<String> mistake(String interpreter, String script) throws IOException {
    Path file = Files.createTempFile("pkgbuilder", ".sh");
    try {
      Files.writeString(file, script);
      ProcessRunner.Outcome outcome =
          new SystemProcesses(world.environment())
              .run(
                  List.of(program(interpreter).orElseThrow().toString(), "-n", file.toString()),
                  Path.of("/"));
      return outcome.exitCode() == 0
          ? Optional.empty()
          : Optional.of(message(outcome.errors(), file));
    } finally {
      Files.delete(file);
    }
  }

  /** The first line; every shell puts the file's name before it. */
  private static String message(String errors, Path file) {
    String first = errors.lines().findFirst().orElse("the shell refuses it");
    String text = first.replaceFirst(".*" + Pattern.quote(file.toString()) + ": ?", "");
    Matcher number = NUMBER.matcher(text);
    return number.replaceFirst("line $1: ");
  }
}
