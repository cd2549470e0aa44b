package io.k8s.pkgbuilder.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A process to run: its words, its folder (else the test's), its variables besides the test's. */
record Command(List<String> words, Optional<Path> directory, Map<String, String> variables) {
  Command {
    words = List.copyOf(words);
    variables = Map.copyOf(variables);
  }

  /** How a process ended, and what it said. */
  record Outcome(Command command, int exit, String stdout, String stderr) {
    /** Stdout of a process that must have succeeded. */
    String expectSuccess() {
      if (exit != 0) {
        throw new AssertionError(
            String.join(" ", command.words()) + "\nended with " + exit + "\n" + stdout + stderr);
      }
      return stdout;
    }
  }

  static Command of(Object... words) {
    return new Command(
        Arrays.stream(words).map(Object::toString).toList(), Optional.empty(), Map.of());
  }

  Command with(Object... more) {
    List<String> all = new ArrayList<>(words);
    Arrays.stream(more).map(Object::toString).forEach(all::add);
    return new Command(all, directory, variables);
  }

  Command in(Path folder) {
    return new Command(words, Optional.of(folder), variables);
  }

  Command variable(String name, String value) {
    Map<String, String> more = new HashMap<>(variables);
    more.put(name, value);
    return new Command(words, directory, more);
  }

  /** Runs it to its end, with nothing on stdin. */
  Outcome run() {
    try {
      Path stderr = Files.createTempFile("stderr", ".txt");
      try {
        Process process = builder().redirectError(stderr.toFile()).start();
        process.getOutputStream().close();
        String stdout = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(this, process.waitFor(), stdout, Files.readString(stderr));
      } finally {
        Files.delete(stderr);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Does not wait for it; both of its outputs go into the log. */
  Process start(Path log) throws IOException {
    return builder().redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  private ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(words);
    directory.ifPresent(folder -> builder.directory(folder.toFile()));
    builder.environment().putAll(variables);
    return builder;
  }

  String output() {
    return run().expectSuccess();
  }
}
