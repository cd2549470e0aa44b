package io.k8s.pkgbuilder.source.checkout;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs other programs. */
public interface ProcessRunner {
  /**
   * How a program ended.
   *
   * @param output all of its standard output
   * @param errors all of its standard error
   */
  record Outcome(int exitCode, String output, String errors) {
    boolean succeeded() {
      return exitCode == 0;
    }
  }

  /**
   * Runs a short program to its end.
   *
   * @param command the program and its arguments
   * @param directory to run it in
   * @throws IOException when it cannot be started or does not end in time
   */
  Outcome run(List<String> command, Path directory) throws IOException;

  /**
   * Runs a long program to its end, its standard output and error going to a file as they come.
   *
   * @param environment set besides what all programs get
   * @param log replaced if it exists
   * @return the exit code
   * @throws IOException when it cannot be started
   */
  int stream(List<String> command, Path directory, Map<String, String> environment, Path log)
      throws IOException;
}
