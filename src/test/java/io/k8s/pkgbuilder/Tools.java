package io.k8s.pkgbuilder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * Real tools as oracles. Where one is missing a test is skipped, or fails with INTEROP=required.
 */
public final class Tools {
  private Tools() {}

  /** What a tool said and how it ended. */
  public record Result(int status, String output) {
    /** The output, of a tool that must succeed. */
    public String orFail() {
      if (status != 0) {
        throw new AssertionError("exit status " + status + ":\n" + output);
      }
      return output;
    }
  }

  /** Skips the test, or fails it with INTEROP=required, unless all are on the PATH. */
  public static void require(String... tools) {
    for (String tool : tools) {
      boolean present =
          List.of(System.getenv("PATH").split(":", -1)).stream()
              .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
      requireThat(present, tool + " is not installed");
    }
  }

  /** Skips the test, or fails it with INTEROP=required, unless the image can run. */
  public static void requireImage(String image) {
    require("docker");
    requireThat(DistroImage.isHere(image), "no image " + image);
  }

  /** Skips the test, or fails it with INTEROP=required, unless {@code present}. */
  public static void requireThat(boolean present, String otherwise) {
    if (!present && "required".equals(System.getenv("INTEROP"))) {
      throw new AssertionError(otherwise + ", and INTEROP=required");
    }
    Assumptions.assumeTrue(present, otherwise);
  }

  /** Runs a command in a directory, in the C locale and UTC; both outputs as one. */
  public static Result run(Path directory, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("TZ", "UTC");
    Process process = builder.directory(directory.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }
}
