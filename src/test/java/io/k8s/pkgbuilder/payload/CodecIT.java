package io.k8s.pkgbuilder.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Tools;
import io.k8s.pkgbuilder.content.BytesContent;
import io.k8s.pkgbuilder.content.Content;
import io.k8s.pkgbuilder.content.FileContent;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.Compression.Algorithm;
import io.k8s.pkgbuilder.payload.codec.Spool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** xz, gzip, zstd and Debian 11's liblzma on streams joined from pieces. */
class CodecIT {
  /** Old enough to know no ARM64 filter and, in dpkg, no zstd. */
  private static final String OLDEST = "debian:bullseye";

  private static final String PYTHON =
      "python3 -c 'import lzma, sys;"
          + " sys.stdout.buffer.write(lzma.decompress(sys.stdin.buffer.read()))'";

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve("plain"))) {
      for (Segment segment : stream()) {
        try (var in = segment.open()) {
          in.transferTo(out);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "xz, XZ",
    "xz --format=lzma, LZMA",
    "gzip, GZIP",
    "zstd, ZSTD",
  })
  void theToolTestsAndUnpacks(String tool, Algorithm algorithm) throws Exception {
    Tools.require(tool.split(" ", 2)[0], "cmp");
    pack(Compression.of(algorithm), "packed");
    Tools.run(folder, "sh", "-c", tool + " -t < packed").orFail();
    same(tool + " -dc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xz -dc -T1", "xz -dc -T4", PYTHON})
  void streamingAndThreadedReadersOfXzAgree(String reader) throws Exception {
    Tools.require("xz", "python3", "cmp");
    pack(Compression.of(Algorithm.XZ, 1), "packed");
    same(reader);
  }

  @Test
  void xzListsOneStreamOfSizedBlocksWithTheirFilters() throws Exception {
    Tools.require("xz");
    pack(Compression.of(Algorithm.XZ), "packed.xz");
    String list = Tools.run(folder, "xz", "-lvv", "packed.xz").orFail();
    assertThat(list).contains("Streams:           1\n").contains("CRC32").contains("--x86");
    assertThat(list).contains("Sizes in headers:  Yes");
  }

  @Test
  void decodersNeedLittleMemory() throws Exception {
    Tools.require("xz");
    pack(Compression.of(Algorithm.XZ), "packed");
    same("xz -dc --memlimit-decompress=66MiB");
  }

  /** Debian 11's image has no xz, but its dpkg-deb has liblzma and zlib; it reads no tar here. */
  @ParameterizedTest
  @CsvSource({"XZ, data.tar.xz", "GZIP, data.tar.gz"})
  void theOldestDebianUnpacks(Algorithm algorithm, String member) throws Exception {
    Tools.requireImage(OLDEST);
    pack(Compression.of(algorithm), "packed");
    try (OutputStream deb = Files.newOutputStream(folder.resolve("a.deb"))) {
      deb.write("!<arch>\n".getBytes(StandardCharsets.US_ASCII));
      member(deb, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
      member(deb, "control.tar.gz", new byte[0]);
      member(deb, member, Files.readAllBytes(folder.resolve("packed")));
    }
    String command = "dpkg-deb --fsys-tarfile /w/a.deb | cmp - /w/plain";
    Tools.run(folder, "docker", "run", "--rm", "-v", folder + ":/w", OLDEST, "sh", "-c", command)
        .orFail();
  }

  /** ar(5). */
  private static void member(OutputStream out, String name, byte[] bytes) throws IOException {
    String header =
        String.format(
            Locale.ROOT, "%-16s%-12d%-6d%-6d%-8s%-10d`\n", name, 0, 0, 0, "100644", bytes.length);
    out.write(header.getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
    if (bytes.length % 2 != 0) {
      out.write('\n');
    }
  }

  private void same(String reader) throws Exception {
    Tools.run(folder, "sh", "-c", reader + " < packed | cmp - plain").orFail();
  }

  private void pack(Compression compression, String name) throws IOException {
    try (Spool spool = new Spool(() -> folder, 1 << 30);
        OutputStream out = Files.newOutputStream(folder.resolve(name))) {
      new PiecePacker(Runnable::run, spool).pack(stream(), compression).writeTo(out);
    }
  }

  /** Framing, small files, and programs of two machines; real ones where they are at hand. */
  private static List<Segment> stream() throws IOException {
    List<Segment> stream = new ArrayList<>();
    for (Content content : programs()) {
      stream.add(
          new Segment.Framing("header of a file\n".repeat(30).getBytes(StandardCharsets.US_ASCII)));
      stream.add(new Segment.Body(content));
    }
    stream.add(new Segment.Body(BytesContent.of("a unit\n".repeat(2000))));
    stream.add(new Segment.Framing(new byte[1024]));
    return stream;
  }

  private static List<Content> programs() throws IOException {
    String real = System.getenv("REAL_INPUTS");
    if (real == null) {
      return List.of(program(62, 5 << 20), program(40, 3 << 20));
    }
    try (Stream<Path> machines = Files.list(Path.of(real, "local", "linux"))) {
      List<Content> contents = new ArrayList<>();
      for (Path machine : machines.sorted().limit(2).toList()) {
        contents.add(FileContent.of(machine.resolve("cni").resolve("bridge")));
      }
      return contents;
    }
  }

  private static Content program(int machine, int size) {
    byte[] bytes = new byte[size];
    new Random(machine).nextBytes(bytes);
    for (int i = 0; i + 48 < size; i += 64) {
      java.util.Arrays.fill(bytes, i, i + 48, (byte) (i >> 12));
      bytes[i] = (byte) 0xE8; // x86's call, which its filter rewrites
    }
    byte[] header = {0x7f, 'E', 'L', 'F', 2, 1, 1};
    System.arraycopy(header, 0, bytes, 0, header.length);
    bytes[18] = (byte) machine;
    bytes[19] = 0;
    return BytesContent.of(bytes);
  }
}
