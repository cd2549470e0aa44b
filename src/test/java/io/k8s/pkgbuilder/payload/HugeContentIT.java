package io.k8s.pkgbuilder.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Tools;
import io.k8s.pkgbuilder.content.FileContent;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.Compression.Algorithm;
import io.k8s.pkgbuilder.payload.codec.Spool;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A content of 2 GiB in a Java of 256 MiB, with every codec. */
@Tag("full")
class HugeContentIT {
  private static final long SIZE = 2L << 30;

  /** Noise at every so many bytes, so that the file is sparse but no chunk is like another. */
  private static final long STEP = 8L << 20;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"NONE, 0, cat", "GZIP, 1, gzip -dc", "XZ, 0, xz -dc", "ZSTD, 1, zstd -dc"})
  void aHugeFileNeedsNoHugeHeap(Algorithm algorithm, int level, String reader) throws Exception {
    Tools.require(reader.split(" ", 2)[0], "cmp");
    Path huge = huge();
    Path packed = folder.resolve("packed");
    Tools.run(
            folder,
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:MaxDirectMemorySize=64m",
            "-cp",
            System.getProperty("java.class.path"),
            HugeContentIT.class.getName(),
            huge.toString(),
            packed.toString(),
            algorithm.name(),
            String.valueOf(level))
        .orFail();
    assertThat(Tools.run(folder, "sh", "-c", reader + " packed | cmp - huge").orFail()).isEmpty();
  }

  private Path huge() throws IOException {
    Path file = folder.resolve("huge");
    byte[] noise = new byte[1 << 16];
    Random random = new Random(1);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (long at = 0; at < SIZE; at += STEP) {
        random.nextBytes(noise);
        channel.write(ByteBuffer.wrap(noise), at);
      }
      channel.write(ByteBuffer.wrap(new byte[] {1}), SIZE - 1);
    }
    return file;
  }

  /** In the other Java: input, output, algorithm, level (of NONE, ignored). */
  public static void main(String... arguments) throws IOException {
    Path spoolFolder = Path.of(arguments[1]).resolveSibling("spool");
    Algorithm algorithm = Algorithm.valueOf(arguments[2]);
    Compression compression =
        algorithm == Algorithm.NONE
            ? Compression.of(algorithm)
            : Compression.of(algorithm, Integer.parseInt(arguments[3]));
    ExecutorService executor = Executors.newFixedThreadPool(2);
    try (Spool spool = new Spool(() -> created(spoolFolder), 1 << 20);
        OutputStream out = Files.newOutputStream(Path.of(arguments[1]))) {
      Segment body = new Segment.Body(FileContent.of(Path.of(arguments[0])));
      PackedStream packed = new PiecePacker(executor, spool).pack(List.of(body), compression);
      packed.writeTo(out);
    } finally {
      executor.shutdown();
    }
  }

  private static Path created(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
