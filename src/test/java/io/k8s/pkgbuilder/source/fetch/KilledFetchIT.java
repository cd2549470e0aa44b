package io.k8s.pkgbuilder.source.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The finished jar, killed in the midst of downloads, and two of them at once. */
@Execution(ExecutionMode.CONCURRENT)
class KilledFetchIT {
  private static final int KILLS = 50;
  private static final int SIZE = 24 << 20;
  private static final String PATH = "/dl/release/v1.0.0/bin/linux/amd64/tool";

  @TempDir Path directory;
  private final FaultServer server = new FaultServer();
  private final byte[] bytes = Fetching.bytes(SIZE, 3);

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private Process fetch(String out) throws IOException {
    Path conf = Files.createDirectories(directory.resolve("conf"));
    Files.writeString(
        conf.resolve("package.yaml"),
        """
        name: tool
        description: Tries
        binary:
          name: tool
          url: https://dl.k8s.io/release/v${version}/bin/${os}/${goarch}/tool
        """);
    return pkgbuilder(
        out,
        "fetch",
        "tool",
        "--version",
        "v1.0.0",
        "--platform",
        "linux/amd64",
        "--conf",
        conf.toString(),
        "--out",
        directory.resolve(out).toString(),
        "--cache-dir",
        cacheDirectory(),
        "--mirror",
        "https://dl.k8s.io=" + server.url("/dl"));
  }

  private String cacheDirectory() {
    return directory.resolve("cache").toString();
  }

  /** The finished jar, its output in a file of that name. */
  private Process pkgbuilder(String log, String... arguments) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("-jar");
    words.add(System.getProperty("pkgbuilder.jar", "target/pkgbuilder.jar"));
    words.addAll(List.of(arguments));
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve(log + ".log").toFile())
        .start();
  }

  private void succeeds(Process process, String out) throws Exception {
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(log(out)).isZero();
    byte[] fetched = Files.readAllBytes(directory.resolve(out).resolve("linux/amd64/tool"));
    assertThat(Arrays.equals(fetched, bytes)).isTrue();
  }

  private String log(String out) throws IOException {
    return Files.readString(directory.resolve(out + ".log"));
  }

  private List<Path> objects() throws IOException {
    Path objects = directory.resolve("cache/v1/objects");
    if (!Files.exists(objects)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(objects)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void goesOnHoweverOftenItIsKilled() throws Exception {
    server.serve(PATH, bytes);
    server.usually(FaultServer.throttled(2_000));
    Random random = new Random(11);
    for (int kill = 0; kill < KILLS; kill++) {
      int before = server.requests(PATH).size();
      Process process = fetch("killed");
      while (process.isAlive() && server.requests(PATH).size() == before) {
        Thread.sleep(5);
      }
      process.waitFor(random.nextInt(250), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      for (Path object : objects()) {
        assertThat(RunningDigests.of(object, List.of()).sha256())
            .isEqualTo(String.valueOf(object.getFileName()));
      }
    }
    server.usually(FaultServer::properly);

    succeeds(fetch("out"), "out");
    assertThat(server.requests(PATH))
        .hasSizeGreaterThan(KILLS)
        .anyMatch(FaultServer.Request::ranged);
  }

  /** What a process fetched must not go before it has packed it. */
  @Test
  void nothingIsPrunedWhileItIsUsed() throws Exception {
    server.serve(PATH, bytes);
    server.usually(FaultServer.throttled(3_000));
    Process process = fetch("used");
    while (process.isAlive() && server.requests(PATH).isEmpty()) {
      Thread.sleep(5);
    }

    Process prune =
        pkgbuilder("prune", "cache", "prune", "--max-size", "0", "--cache-dir", cacheDirectory());

    assertThat(prune.waitFor()).isEqualTo(4);
    assertThat(log("prune")).startsWith("error: another process uses the cache");
    succeeds(process, "used");
  }

  @Test
  void twoAtOnceFetchItOnce() throws Exception {
    server.serve(PATH, bytes);
    server.usually(FaultServer.throttled(10_000));

    Process one = fetch("one");
    Process other = fetch("other");

    succeeds(one, "one");
    succeeds(other, "other");
    assertThat(server.requests(PATH)).hasSize(1);
  }
}
