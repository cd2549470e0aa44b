package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build that is stopped leaves whole packages or nothing. */
class InterruptedBuildIT {
  private static final Path JAR =
      Path.of(System.getProperty("pkgbuilder.jar", "target/pkgbuilder.jar")).toAbsolutePath();

  @TempDir Path directory;

  @Test
  void sigtermRemovesWhatIsUnfinished() throws IOException, InterruptedException {
    Tools.requireThat(Files.exists(JAR), JAR + " is not built");
    // A platform without ELF, so that any bytes are a program.
    Path binary = directory.resolve("in/windows/amd64/hello");
    Files.createDirectories(binary.getParent());
    byte[] bytes = new byte[200 << 20];
    new Random(1).nextBytes(bytes);
    Files.write(binary, bytes);
    Files.createDirectories(directory.resolve("conf"));
    Files.writeString(
        directory.resolve("conf/package.yaml"),
        "name: hello\nplatforms: windows/amd64\nbinary: hello\n");
    Process build =
        new ProcessBuilder(
                ("java -jar " + JAR + " build hello --conf conf --in in --out out")
                    .concat(" --format tar --version v1.0.0")
                    .split(" ", -1))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    Path out = directory.resolve("out");
    for (int i = 0; i < 600 && !hasPart(out); i++) {
      assertThat(build.isAlive()).as(Files.readString(directory.resolve("log"))).isTrue();
      Thread.sleep(100);
    }
    build.destroy();
    assertThat(build.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(build.exitValue()).isEqualTo(143);
    try (Stream<Path> left = Files.list(out)) {
      assertThat(left).isEmpty();
    }
    assertThat(Files.readString(directory.resolve("log"))).doesNotContain("error");
  }

  private static boolean hasPart(Path out) throws IOException {
    if (!Files.isDirectory(out)) {
      return false;
    }
    try (Stream<Path> files = Files.list(out)) {
      return files.anyMatch(file -> file.toString().endsWith(".part"));
    }
  }
}
