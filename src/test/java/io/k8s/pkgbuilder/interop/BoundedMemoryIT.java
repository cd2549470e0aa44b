package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of 2 GiB is packaged in a heap that could not hold an eighth of it. */
class BoundedMemoryIT {
  private static final long SIZE = 2L << 30;

  /** More than the heap, and as large when it is compressed: what is packed must leave memory. */
  private static final int NOISE = 384 << 20;

  @TempDir Path directory;

  @Test
  void twoGibibytesInAHeapOf256Mebibytes() throws IOException {
    Files.createDirectories(directory.resolve("conf"));
    Files.writeString(
        directory.resolve("conf/package.yaml"),
        "name: huge\ndescription: A large program\nplatforms: windows/amd64\nbinary: huge\n");
    write(directory.resolve("in/windows/amd64/huge"));

    String output =
        Command.of(Interop.java(), "-Xmx256m", "-jar", Interop.jar(), "build", "huge")
            .with("--conf", "conf", "--in", "in", "--out", "out", "--version", "v1.0.0")
            .with("--format", "tar", "--compression", "gzip:1", "--jobs", "2")
            .in(directory)
            .run()
            .expectSuccess();

    assertThat(Files.size(directory.resolve(output.strip()))).isGreaterThan(NOISE);
    assertThat(
            Command.of("sh", "-c", "gzip -dc " + output.strip() + " | wc -c")
                .in(directory)
                .output()
                .strip())
        .satisfies(size -> assertThat(Long.parseLong(size)).isGreaterThan(SIZE));
  }

  /** Noise, then a hole. */
  private static void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    byte[] block = new byte[1 << 20];
    Random random = new Random(1);
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      for (int written = 0; written < NOISE; written += block.length) {
        random.nextBytes(block);
        out.write(block);
      }
      out.setLength(SIZE);
    }
  }
}
