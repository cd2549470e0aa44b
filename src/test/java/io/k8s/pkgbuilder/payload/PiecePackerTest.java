package io.k8s.pkgbuilder.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.k8s.pkgbuilder.content.BytesContent;
import io.k8s.pkgbuilder.content.Content;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.Compression.Algorithm;
import io.k8s.pkgbuilder.payload.codec.Codec;
import io.k8s.pkgbuilder.payload.codec.Spool;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.SingleXZInputStream;

class PiecePackerTest {
  private static final int LARGE = 1 << 20;

  @Property(tries = 60)
  void everyStreamComesBackFromTheStandardDecoders(
      @ForAll("streams") List<Segment> stream, @ForAll("compressions") Compression compression)
      throws IOException {
    byte[] packed = pack(stream, compression, 2, 1 << 30);
    assertThat(unpack(packed, compression.algorithm())).isEqualTo(plain(stream));
  }

  @Property(tries = 15)
  void threadsAndMemoryLeaveNoTrace(
      @ForAll("streams") List<Segment> stream, @ForAll("compressions") Compression compression)
      throws IOException {
    assertThat(pack(stream, compression, 8, 0)).isEqualTo(pack(stream, compression, 1, 1 << 30));
  }

  @Test
  void twoFormatsShareTheirContents() throws IOException {
    Content content = elf(62, 3 * LARGE);
    List<Segment> tar = List.of(framing(512), new Segment.Body(content), framing(1024));
    List<Segment> cpio = List.of(framing(110), new Segment.Body(content), framing(120));
    ExecutorService executor = Executors.newFixedThreadPool(2);
    try (Spool spool = new Spool(() -> Path.of("unused"), 1 << 30)) {
      PiecePacker packer = new PiecePacker(executor, spool);
      packer.pack(tar, Compression.of(Algorithm.XZ, 1)).size();
      packer.pack(cpio, Compression.of(Algorithm.XZ, 1)).size();
      assertThat(packer.work())
          .isEqualTo(new PiecePacker.Work(5, 512 + 1024 + 110 + 120 + content.size(), 1, 0));
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void likeFilesAreCompressedInARowAndOthersAreNot() throws IOException {
    byte[] common = bytes(7, 2 * LARGE);
    List<Segment> alike = new ArrayList<>();
    List<Segment> different = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      common[i] ^= (byte) 1;
      alike.add(new Segment.Body(BytesContent.of(common)));
      different.add(new Segment.Body(BytesContent.of(bytes(100 + i, 2 * LARGE))));
    }
    assertThat(pack(alike, Compression.of(Algorithm.ZSTD, 10), 2, 1 << 30).length)
        .isLessThan(3 * LARGE);
    Codec slow = Codec.of(Compression.of(Algorithm.XZ));
    assertThat(Partition.of(alike, slow, new SolidGroups())).hasSize(1);
    assertThat(Partition.of(different, slow, new SolidGroups())).hasSize(4);
    Codec quick = Codec.of(Compression.of(Algorithm.ZSTD, 3));
    assertThat(Partition.of(alike, quick, new SolidGroups())).hasSize(4);
  }

  /** Long-distance matches reach backwards over a file's start, to whatever byte lies there. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255})
  void likeFilesComeBackWhateverPrecedesThem(int before) throws IOException {
    Segment file = new Segment.Body(BytesContent.of(bytes(7, 2 * LARGE)));
    Segment between = new Segment.Framing(new byte[] {(byte) before});
    List<Segment> stream = List.of(file, between, file, between, file, between, file);
    for (int level : new int[] {1, 3, 9, 10, 19}) {
      assertThat(
              unpack(
                  pack(stream, Compression.of(Algorithm.ZSTD, level), 2, 1 << 30), Algorithm.ZSTD))
          .isEqualTo(plain(stream));
    }
  }

  @Test
  void executablesOfX86GetTheBranchFilter() throws IOException {
    Compression plain = new Compression(Algorithm.XZ, OptionalInt.of(1), false);
    List<Segment> stream = List.of(new Segment.Body(elf(62, 2 * LARGE)));
    assertThat(pack(stream, Compression.of(Algorithm.XZ, 1), 1, 1 << 30))
        .as("block flags say two filters")
        .satisfies(packed -> assertThat(packed[13] & 3).isEqualTo(1));
    assertThat(pack(stream, plain, 1, 1 << 30)[13] & 3).isZero();
  }

  @Test
  void spilledPiecesAreRemovedAtTheEnd(@TempDir Path folder) throws IOException {
    ExecutorService executor = Executors.newFixedThreadPool(2);
    List<Segment> stream = List.of(new Segment.Body(BytesContent.of(bytes(3, 2 * LARGE))));
    try (Spool spool = new Spool(() -> folder, 1000)) {
      PackedStream packed =
          new PiecePacker(executor, spool).pack(stream, Compression.of(Algorithm.GZIP));
      assertThat(packed.size()).isPositive();
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files).isNotEmpty();
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      packed.writeTo(out);
      assertThat(unpack(out.toByteArray(), Algorithm.GZIP)).isEqualTo(plain(stream));
    } finally {
      executor.shutdown();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Provide
  Arbitrary<List<Segment>> streams() {
    Arbitrary<Segment> framing =
        Arbitraries.integers().between(0, 3000).map(PiecePackerTest::framing);
    Arbitrary<Segment> small =
        Arbitraries.integers()
            .between(0, 5000)
            .map(size -> new Segment.Body(BytesContent.of(bytes(size, size))));
    Arbitrary<Segment> large =
        Combinators.combine(
                Arbitraries.of(62, 40, 183, 22), Arbitraries.integers().between(0, 100_000))
            .as((machine, more) -> new Segment.Body(elf(machine, LARGE + more)));
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(6, framing),
            net.jqwik.api.Tuple.of(3, small),
            net.jqwik.api.Tuple.of(1, large))
        .list()
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<Compression> compressions() {
    return Arbitraries.of(
        Compression.of(Algorithm.NONE),
        Compression.of(Algorithm.GZIP),
        Compression.of(Algorithm.GZIP, 1),
        Compression.of(Algorithm.LZMA, 0),
        Compression.of(Algorithm.XZ),
        Compression.of(Algorithm.XZ, 0),
        Compression.of(Algorithm.ZSTD, 3),
        Compression.of(Algorithm.ZSTD, 19));
  }

  private static Segment framing(int size) {
    return new Segment.Framing(bytes(size, size));
  }

  /** Half noise, half runs, so that every kind of block occurs. */
  private static byte[] bytes(int seed, int size) {
    byte[] bytes = new byte[size];
    Random random = new Random(seed);
    random.nextBytes(bytes);
    for (int i = 0; i + 64 < size; i += 128) {
      java.util.Arrays.fill(bytes, i, i + 64, (byte) (i >> 9));
    }
    return bytes;
  }

  private static Content elf(int machine, int size) {
    byte[] bytes = bytes(machine + size, size);
    boolean little = machine != 22;
    byte[] header = {0x7f, 'E', 'L', 'F', 2, (byte) (little ? 1 : 2), 1};
    System.arraycopy(header, 0, bytes, 0, header.length);
    bytes[little ? 18 : 19] = (byte) machine;
    bytes[little ? 19 : 18] = 0;
    return BytesContent.of(bytes);
  }

  private static byte[] pack(
      List<Segment> stream, Compression compression, int threads, long budget) throws IOException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    Path folder = Files.createTempDirectory("spool");
    try (Spool spool = new Spool(() -> folder, budget)) {
      PackedStream packed = new PiecePacker(executor, spool).pack(stream, compression);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      packed.writeTo(out);
      assertThat(packed.size()).isEqualTo(out.size());
      return out.toByteArray();
    } finally {
      executor.shutdown();
      Files.delete(folder);
    }
  }

  private static byte[] plain(List<Segment> stream) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Segment segment : stream) {
      try (InputStream in = segment.open()) {
        in.transferTo(out);
      }
    }
    return out.toByteArray();
  }

  private static byte[] unpack(byte[] packed, Algorithm algorithm) throws IOException {
    InputStream in = new ByteArrayInputStream(packed);
    InputStream decoder =
        switch (algorithm) {
          case NONE -> in;
          case GZIP -> new GZIPInputStream(in);
          case LZMA -> new LZMAInputStream(in);
          case XZ -> new SingleXZInputStream(in);
          case ZSTD -> new ZstdInputStreamNoFinalizer(in).setContinuous(false);
        };
    byte[] plain = decoder.readAllBytes();
    assertThat(in.read()).as("one member, frame or stream").isEqualTo(-1);
    return plain;
  }
}
