package io.k8s.pkgbuilder.source.checkout;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Programs of this machine. Their output goes through files, so that no thread is needed to drain a
 * pipe.
 */
public final class SystemProcesses implements ProcessRunner {
  private static final long SHORT_SECONDS = 120;

  private final Map<String, String> environment;

  /**
   * @param environment the whole of it: nothing is inherited
   */
  public SystemProcesses(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Outcome run(List<String> command, Path directory) throws IOException {
    Path output = Files.createTempFile("pkgbuilder", ".out");
    Path errors = Files.createTempFile("pkgbuilder", ".err");
    try {
      Process process =
          builder(command, directory, Map.of())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
      int exitCode = await(process, command, SHORT_SECONDS);
      return new Outcome(exitCode, text(output), text(errors));
    } finally {
      Files.deleteIfExists(output);
      Files.deleteIfExists(errors);
    }
  }

  @Override
  public int stream(List<String> command, Path directory, Map<String, String> environment, Path log)
      throws IOException {
    Process process =
        builder(command, directory, environment)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return await(process, command, Long.MAX_VALUE);
  }

  private ProcessBuilder builder(List<String> command, Path directory, Map<String, String> more) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().putAll(more);
    builder.redirectInput(ProcessBuilder.Redirect.from(NOTHING.toFile()));
    return builder;
  }

  private static final Path NOTHING = Path.of("/dev/null");

  private static int await(Process process, List<String> command, long seconds) throws IOException {
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        throw new IOException(command.get(0) + " did not end within " + seconds + " seconds");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(command.get(0) + " was interrupted");
    } finally {
      stop(process);
    }
  }

  /** A build that is not waited for any more must not go on in the background. */
  private static void stop(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
