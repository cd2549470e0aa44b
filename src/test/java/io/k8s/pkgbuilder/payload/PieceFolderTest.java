package io.k8s.pkgbuilder.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.content.BytesContent;
import io.k8s.pkgbuilder.model.ByteSize;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.Compression.Algorithm;
import io.k8s.pkgbuilder.payload.codec.Spool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PieceFolderTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Compression XZ = Compression.of(Algorithm.XZ, 0);

  @TempDir Path directory;

  private Path folder() {
    return directory.resolve("cache").resolve("pieces");
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Packed(byte[] bytes, PiecePacker.Work work) {}

  private Packed pack(List<Segment> stream, Compression compression) throws IOException {
    PieceFolder pieces = new PieceFolder(folder(), CLOCK);
    try (Spool spool = new Spool(() -> directory, 1 << 20)) {
      PiecePacker packer = new PiecePacker(Runnable::run, spool, pieces);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      packer.pack(stream, compression).writeTo(out);
      return new Packed(out.toByteArray(), packer.work());
    }
  }

  private static List<Segment> stream(int seed) {
    byte[] bytes = new byte[(2 << 20) + seed];
    new Random(seed).nextBytes(bytes);
    return List.of(new Segment.Framing(new byte[512]), new Segment.Body(BytesContent.of(bytes)));
  }

  /** Four files that are alike, so that they are one piece. */
  private static List<Segment> alike() {
    List<Segment> stream = new ArrayList<>();
    byte[] bytes = new byte[2 << 20];
    new Random(5).nextBytes(bytes);
    for (int i = 0; i < 4; i++) {
      byte[] one = bytes.clone();
      one[0] = (byte) i;
      stream.add(new Segment.Body(BytesContent.of(one)));
    }
    return stream;
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder())) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"XZ", "LZMA"})
  void aLaterBuildCompressesNothingAgainAndWritesTheSame(Algorithm algorithm) throws IOException {
    Compression compression = Compression.of(algorithm, 0);
    Packed first = pack(stream(1), compression);
    Packed second = pack(stream(1), compression);

    assertThat(first.work().kept()).isZero();
    assertThat(second.work().kept()).isEqualTo(1);
    assertThat(second.work().bytes()).isLessThan(1024);
    assertThat(second.bytes()).isEqualTo(first.bytes());
  }

  @Test
  void filesThatAreOnePieceAreKeptAsOne() throws IOException {
    Packed first = pack(alike(), XZ);
    Packed second = pack(alike(), XZ);

    assertThat(second.work().kept()).isEqualTo(1);
    assertThat(second.work().pieces()).isZero();
    assertThat(second.bytes()).isEqualTo(first.bytes());
  }

  @Test
  void otherBytesAndOtherParametersAreOtherPieces() throws IOException {
    pack(stream(1), XZ);

    assertThat(pack(stream(2), XZ).work().kept()).isZero();
    assertThat(pack(stream(1), Compression.of(Algorithm.XZ, 1)).work().kept()).isZero();
  }

  @Test
  void quickCodecsKeepNothing() throws IOException {
    for (Compression quick :
        List.of(
            Compression.of(Algorithm.NONE),
            Compression.of(Algorithm.GZIP, 9),
            Compression.of(Algorithm.ZSTD, 3))) {
      pack(stream(1), quick);
    }
    assertThat(files()).isEmpty();
  }

  /** Wherever a byte differs or is missing, the piece is compressed anew, and kept again. */
  @Test
  void aDamagedPieceIsNone() throws IOException {
    Packed first = pack(stream(1), XZ);
    Path piece = files().get(0);
    byte[] whole = Files.readAllBytes(piece);
    Random random = new Random(7);
    for (int round = 0; round < 40; round++) {
      byte[] damaged = whole.clone();
      int at = round < 20 ? round * 16 : random.nextInt(whole.length);
      damaged[at] ^= 0x10;
      Files.write(piece, damaged);
      Packed again = pack(stream(1), XZ);
      assertThat(again.work().kept()).as("byte " + at).isZero();
      assertThat(again.bytes()).isEqualTo(first.bytes());
      assertThat(Files.readAllBytes(piece)).isEqualTo(whole);
    }
    for (int length : new int[] {0, 1, 20, 100, whole.length / 2, whole.length - 1}) {
      Files.write(piece, Arrays.copyOf(whole, length));
      assertThat(pack(stream(1), XZ).bytes()).isEqualTo(first.bytes());
      assertThat(pack(stream(1), XZ).work().kept()).isEqualTo(1);
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsNoMistake() throws IOException {
    Files.createDirectories(directory.resolve("cache"));
    Files.writeString(folder(), "in the way");

    assertThat(pack(stream(1), XZ).bytes()).isNotEmpty();
  }

  @Test
  void thePiecesUsedLastStayWithinTheLimit() throws IOException {
    List<Path> kept = new ArrayList<>();
    for (int seed = 1; seed <= 3; seed++) {
      pack(stream(seed), XZ);
      Path newest = files().stream().filter(file -> !kept.contains(file)).findFirst().orElseThrow();
      kept.add(newest);
      Files.setLastModifiedTime(newest, FileTime.from(NOW.minus(Duration.ofHours(4 - seed))));
    }
    pack(stream(1), XZ); // used again, now

    new PieceFolder(folder(), CLOCK).prune(new ByteSize(5 << 20));

    assertThat(files()).containsExactlyInAnyOrder(kept.get(0), kept.get(2));
  }

  @Test
  void whatAKilledBuildLeftGoesAfterADay() throws IOException {
    Files.createDirectories(folder());
    Path old = Files.writeString(folder().resolve("piece1.part"), "x");
    Path fresh = Files.writeString(folder().resolve("piece2.part"), "x");
    Path foreign = Files.writeString(folder().resolve("README"), "x");
    Files.setLastModifiedTime(old, FileTime.from(NOW.minus(Duration.ofHours(25))));
    Files.setLastModifiedTime(fresh, FileTime.from(NOW));

    new PieceFolder(folder(), CLOCK).prune(ByteSize.parse("1GiB"));

    assertThat(files()).containsExactlyInAnyOrder(fresh, foreign);
  }

  @Test
  void theEncodersAreNamed() {
    assertThat(Encoders.VERSIONS).matches("xz [0-9.]+, zstd-jni [0-9.-]+");
  }
}
