package io.k8s.pkgbuilder.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.k8s.pkgbuilder.content.BytesContent;
import io.k8s.pkgbuilder.content.Hashing;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.Compression.Algorithm;
import io.k8s.pkgbuilder.payload.codec.Spool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One reading of a content serves both formats and all digests. */
@Timeout(60)
class ContentPassTest {
  private static final Compression QUICK = Compression.of(Algorithm.GZIP, 1);
  private static final int MIB = 1 << 20;

  private final Spool spool = new Spool(() -> Path.of("unused"), 1L << 30);
  private ExecutorService executor = Executors.newFixedThreadPool(2);
  private PiecePacker packer = new PiecePacker(executor, spool);

  @AfterEach
  void close() throws IOException {
    executor.shutdownNow();
    spool.close();
  }

  private void threads(int count) {
    executor.shutdownNow();
    executor = Executors.newFixedThreadPool(count);
    packer = new PiecePacker(executor, spool);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void eachContentIsReadOnceForTwoFormatsAndAllDigests(int threads) throws IOException {
    threads(threads);
    CountedContent large = CountedContent.of(1, 19 * MIB + 5);
    CountedContent second = CountedContent.of(2, 9 * MIB);
    List<Segment> tar = stream(512, large, 100, second, 1024);
    List<Segment> cpio = stream(110, large, 120, second, 130);
    PackedStream deb = packer.pack(tar, QUICK);
    PackedStream rpm = packer.pack(cpio, QUICK, true);
    deb.start();
    rpm.start();
    assertThat(rpm.uncompressedSha256()).isEqualTo(sha256(cpio));
    assertThat(deb.sha256()).isEqualTo(writtenSha256(deb));
    assertThat(rpm.sha256()).isEqualTo(writtenSha256(rpm));
    for (CountedContent content : List.of(large, second)) {
      assertThat(content.digests()).isEqualTo(BytesContent.of(content.bytes()).digests());
    }
    PiecePacker.Work work = packer.work();
    assertThat(work.bytes())
        .as("each content compressed once, the framing of both for itself")
        .isEqualTo(large.size() + second.size() + 512 + 100 + 1024 + 110 + 120 + 130);
    assertThat(work.shared()).isEqualTo(5 + 2);
    // The tests above read the contents through their streams, once for the expected digest.
    assertThat(large.read() - large.size()).as("of the first").isEqualTo(large.size() + header(2));
    assertThat(second.read() - second.size())
        .as("of the second")
        .isEqualTo(second.size() + header(2));
  }

  /** Of an executable, if it is one: each format looks. */
  private static long header(int streams) {
    return 20L * streams;
  }

  @Test
  void aStreamThatComesLateGetsItsDigestAllTheSame() throws IOException {
    CountedContent content = CountedContent.of(3, 9 * MIB);
    packer.pack(stream(512, content, 1024), QUICK).size();
    List<Segment> late = stream(110, content, 120);
    assertThat(packer.pack(late, QUICK, true).uncompressedSha256()).isEqualTo(sha256(late));
    assertThat(packer.work().shared()).isEqualTo(2);
  }

  @Test
  void aContentTwiceInAStreamGoesIntoItsDigestTwice() throws IOException {
    CountedContent content = CountedContent.of(4, 2 * MIB);
    List<Segment> twice = stream(1, content, 2, content, 3);
    assertThat(packer.pack(twice, QUICK, true).uncompressedSha256()).isEqualTo(sha256(twice));
  }

  /**
   * The other stream's digest of the second content waits for the first, which nobody has begun.
   */
  @ParameterizedTest
  @ValueSource(ints = {2, 30})
  void noStreamWaitsForOneThatHasNotBegun(int size) throws IOException {
    threads(1);
    CountedContent first = CountedContent.of(5, 2 * MIB);
    CountedContent second = CountedContent.of(6, size * MIB);
    List<Segment> both = stream(1, first, 2, second, 3);
    PackedStream later = packer.pack(both, QUICK, true);
    PackedStream alone = packer.pack(stream(1, second, 2), QUICK);
    assertThat(alone.size()).isPositive();
    assertThat(later.uncompressedSha256()).isEqualTo(sha256(both));
  }

  @Test
  void aContentThatCannotBeReadFailsEveryStreamAndItsDigests() throws IOException {
    CountedContent broken = CountedContent.broken(19 * MIB, 6 * MIB);
    List<Segment> stream = stream(1, broken, 2);
    PackedStream deb = packer.pack(stream, QUICK);
    PackedStream rpm = packer.pack(stream, QUICK, true);
    assertThatThrownBy(() -> deb.writeTo(OutputStream.nullOutputStream())).hasMessage("broken");
    assertThatThrownBy(rpm::sha256).hasMessage("broken");
    assertThatThrownBy(rpm::uncompressedSha256).hasMessage("broken");
    assertThatThrownBy(broken::digests).hasRootCauseMessage("broken");
  }

  @Test
  void aSlowCodecReadsForTheIdentityAndOnceMore() throws IOException {
    CountedContent content = CountedContent.of(7, 3 * MIB);
    Compression slow = Compression.of(Algorithm.XZ, 0);
    PackedStream deb = packer.pack(stream(512, content, 1024), slow);
    PackedStream rpm = packer.pack(stream(110, content, 120), slow);
    assertThat(deb.size()).isPositive();
    assertThat(rpm.size()).isPositive();
    assertThat(packer.work().bytes()).isEqualTo(content.size() + 512 + 1024 + 110 + 120);
    assertThat(content.read()).isEqualTo(content.size() + header(2));
  }

  /**
   * A package's pieces make room for the next one's, and are kept until all formats are written.
   */
  @Test
  void piecesGoWithTheLastStream(@TempDir Path scratch) throws IOException {
    AtomicInteger files = new AtomicInteger();
    Spool small =
        new Spool(
            () -> {
              files.incrementAndGet();
              return scratch;
            },
            3L * MIB / 2);
    packer = new PiecePacker(executor, small);
    for (int i = 0; i < 4; i++) {
      CountedContent content = CountedContent.of(i, 9 * MIB);
      List<Segment> tar = stream(512, content, 1024);
      List<Segment> cpio = stream(110, content, 120);
      PackedStream deb = packer.pack(tar, QUICK);
      PackedStream rpm = packer.pack(cpio, QUICK, true);
      deb.writeTo(OutputStream.nullOutputStream());
      deb.release();
      assertThat(rpm.sha256()).isEqualTo(writtenSha256(rpm));
      rpm.release();
    }
    assertThat(files).as("files").hasValue(0);
    for (int i = 4; i < 8; i++) {
      packer.pack(stream(1, CountedContent.of(i, 9 * MIB)), QUICK).size();
    }
    assertThat(files).as("files where nothing is released").hasPositiveValue();
    small.close();
    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void whatWasReleasedCanComeAgain() throws IOException {
    CountedContent content = CountedContent.of(11, 9 * MIB);
    PackedStream first = packer.pack(stream(512, content, 1024), QUICK);
    String sha256 = first.sha256();
    first.release();
    PackedStream again = packer.pack(stream(512, content, 1024), QUICK);
    assertThat(writtenSha256(again)).isEqualTo(sha256);
    assertThat(packer.work().shared()).isZero();
  }

  private static List<Segment> stream(Object... parts) {
    List<Segment> stream = new ArrayList<>();
    for (Object part : parts) {
      stream.add(
          part instanceof CountedContent content
              ? new Segment.Body(content)
              : new Segment.Framing(new byte[(Integer) part]));
    }
    return stream;
  }

  private static String sha256(List<Segment> stream) throws IOException {
    try (InputStream in = new SegmentInput(stream)) {
      return Hashing.sha256(in);
    }
  }

  private static String writtenSha256(PackedStream packed) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    packed.writeTo(out);
    return BytesContent.of(out.toByteArray()).digests().sha256();
  }
}
