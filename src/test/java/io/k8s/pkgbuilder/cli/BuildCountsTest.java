package io.k8s.pkgbuilder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many bytes a fixed build reads and writes, as the JVM counts them: numbers, where a time
 * would say nothing. What is compressed is counted in payload.ContentPassTest.
 */
class BuildCountsTest {
  private static final int MIB = 1 << 20;

  /**
   * At each binary's start: whether it is an executable, how long it must be, and which filter
   * suits it.
   */
  private static final long LOOKS = 512;

  @TempDir private Path directory;
  private CliRun cli;

  @BeforeEach
  void component() {
    cli = new CliRun(directory);
    cli.hello(
        "name: hello",
        "maintainer: Someone <someone@example.org>",
        "description: says hello",
        "binaries: [{name: hello}]",
        "contents:",
        "- {src: hello.conf, dst: /etc/hello.conf, type: config}");
    cli.file("conf/hello/hello.conf", "greeting=hello\n");
    cli.file("in/linux/amd64/hello", binary(CliRun.elf(CliRun.X86_64), 19 * MIB));
    cli.file("in/linux/arm64/hello", binary(CliRun.elf(CliRun.AARCH64), 3 * MIB));
  }

  /** A program and what a linker might have put behind it. */
  private static byte[] binary(byte[] program, int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    System.arraycopy(program, 0, bytes, 0, program.length);
    return bytes;
  }

  @Test
  void aQuickBuildReadsEachInputOnceAndWritesEachOutputOnce() throws Exception {
    Counts counts = build("--compression", "zstd:3");
    assertThat(counts.read("in/linux/amd64/hello")).isBetween(19L * MIB, 19 * MIB + LOOKS);
    assertThat(counts.read("in/linux/arm64/hello")).isBetween(3L * MIB, 3 * MIB + LOOKS);
    assertThat(counts.read("conf/hello/hello.conf")).isEqualTo("greeting=hello\n".length());
    assertEachWrittenOnce(counts);
  }

  /** The first time for its identity: an earlier build may have compressed it. */
  @Test
  void aSlowBuildReadsEachInputTwiceAndItsUncompressedDigestOnceMore() throws Exception {
    Counts counts = build("--compression", "xz:0", "--piece-cache", "off");
    assertThat(counts.read("in/linux/arm64/hello")).isBetween(9L * MIB, 9 * MIB + LOOKS);
    assertEachWrittenOnce(counts);
  }

  private void assertEachWrittenOnce(Counts counts) throws IOException {
    assertThat(cli.files("out")).hasSize(4);
    for (String file : cli.files("out")) {
      assertThat(counts.written("out/." + file + ".part"))
          .as(file)
          .isEqualTo(Files.size(cli.path("out/" + file)));
      assertThat(counts.read("out/" + file)).as(file).isZero();
    }
  }

  private Counts build(String... more) throws Exception {
    Path events = directory.resolve("events.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.FileRead").withThreshold(Duration.ZERO).withoutStackTrace();
      recording.enable("jdk.FileWrite").withThreshold(Duration.ZERO).withoutStackTrace();
      recording.start();
      CliRun.Result result =
          cli.run(
              CliRun.words(
                  "build hello --conf conf --version v1.0.0 --in in --out out -q"
                      + " --platform linux/amd64 --platform linux/arm64",
                  more));
      recording.stop();
      assertThat(result.err()).isEmpty();
      recording.dump(events);
    }
    return Counts.of(directory, events);
  }

  private record Counts(Path directory, Map<String, Long> reads, Map<String, Long> writes) {
    static Counts of(Path directory, Path events) throws IOException {
      Counts counts = new Counts(directory, new TreeMap<>(), new TreeMap<>());
      for (RecordedEvent event : RecordingFile.readAllEvents(events)) {
        String path = String.valueOf(event.getString("path"));
        if (event.getEventType().getName().equals("jdk.FileRead")) {
          counts.reads.merge(path, Math.max(0, event.getLong("bytesRead")), Long::sum);
        } else {
          counts.writes.merge(path, event.getLong("bytesWritten"), Long::sum);
        }
      }
      return counts;
    }

    long read(String relative) {
      return reads.getOrDefault(directory.resolve(relative).toString(), 0L);
    }

    long written(String relative) {
      return writes.getOrDefault(directory.resolve(relative).toString(), 0L);
    }
  }
}
