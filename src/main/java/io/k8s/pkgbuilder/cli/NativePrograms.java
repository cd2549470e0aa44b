package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.payload.Programs;
import io.k8s.pkgbuilder.source.checkout.ProcessRunner;
import io.k8s.pkgbuilder.source.checkout.SystemProcesses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs a binary of a package in an environment that has nothing of this machine's.
 *
 * @param environment the whole of it
 */
record NativePrograms(Map<String, String> environment) implements Programs {
  NativePrograms {
    environment = Map.copyOf(environment);
  }

  @Override
  public String output(Path program, List<String> arguments) throws IOException {
    List<String> command =
        Stream.concat(Stream.of(program.toAbsolutePath().toString()), arguments.stream()).toList();
    ProcessRunner.Outcome outcome = new SystemProcesses(environment).run(command, Path.of("/"));
    if (outcome.exitCode() != 0) {
      String said = outcome.errors().lines().findFirst().map(line -> ": " + line).orElse("");
      throw new IOException("it ended with exit code " + outcome.exitCode() + said);
    }
    return outcome.output();
  }
}
