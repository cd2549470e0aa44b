package io.k8s.pkgbuilder.payload.codec;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Zstandard, RFC 8878: one frame spliced from the blocks of many. A piece's blocks may lean on
 * nothing before it (no repeat offsets, no tables); an encoder's later jobs start just so, hence
 * the one byte that makes a job of its own before each piece. dpkg stops after a first frame, so
 * several frames are no way out.
 */
final class ZstdCodec implements Codec {
  static final int DEFAULT_LEVEL = 19;

  /** What decoders take without being asked: ZSTD_WINDOWLOG_LIMIT_DEFAULT. */
  private static final int LARGEST_WINDOW_LOG = 27;

  /** From here on it packs at a tenth of a disk's speed. */
  private static final int SLOW_LEVEL = 10;

  private static final long QUICK_CHUNK = 4L << 20;
  private static final int SMALLEST_WINDOW_LOG = 20;

  /** zstd's own tables, at the higher levels. */
  private static final long TABLES = 80L << 20;

  private static final long QUICK_TABLES = 8L << 20;

  private static final int MAGIC = 0xFD2FB528;
  private static final int LARGEST_JOB = 1 << 30;

  private final int level;

  ZstdCodec(int level) {
    this.level = level;
  }

  @Override
  public String parameters(Traits traits) {
    return "zstd:" + level + (traits.solid() ? ":long" : "");
  }

  @Override
  public boolean slow() {
    return level >= SLOW_LEVEL;
  }

  @Override
  public boolean quick() {
    return !slow();
  }

  /** Quick levels' windows are of 4 MiB at most. */
  @Override
  public long chunk() {
    return quick() ? QUICK_CHUNK : Codec.super.chunk();
  }

  /** A job's input is held three times, and its output. */
  @Override
  public long memory(Traits traits) {
    return (quick() ? QUICK_TABLES : TABLES)
        + (traits.solid() ? 2L << windowLog(traits.size()) : 4 * traits.size());
  }

  @Override
  public Piece compress(Input stretch, Traits traits, Spool spool) throws IOException {
    Spool.Writer writer = spool.writer();
    ZstdBlocks blocks = new ZstdBlocks(writer, !traits.solid());
    long size;
    try (InputStream in = stretch.open();
        ZstdEncoder encoder = ZstdEncoder.of(level, blocks)) {
      if (traits.solid()) {
        encoder.over(windowLog(traits.size()));
      } else {
        openSecondJob(encoder, traits.size());
      }
      size = in.transferTo(encoder);
      encoder.finish();
    }
    return Piece.of(writer.finish(), size, 0, blocks.window());
  }

  /**
   * Not for long-distance matching: it may lengthen a match backwards into the byte that is dropped
   * here. A solid stretch is all of its stream, so its blocks can lean on nothing before them.
   */
  private static void openSecondJob(ZstdEncoder encoder, long size) throws IOException {
    if (size > LARGEST_JOB) {
      throw new IllegalArgumentException(size + " bytes are too many for one zstd job");
    }
    encoder.inJobs((int) Math.max(1 << 20, size));
    encoder.write(0);
    encoder.flush();
  }

  /** A window over all of it, as far as decoders allow. */
  private static int windowLog(long size) {
    int log = Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, size - 1));
    return Math.min(Math.max(log, SMALLEST_WINDOW_LOG), LARGEST_WINDOW_LOG);
  }

  /** Magic, a descriptor without content size or checksum, and the largest window of any piece. */
  @Override
  public byte[] head(List<Piece> pieces) {
    long largest = pieces.stream().mapToLong(Piece::window).max().orElse(1 << 10);
    return new byte[] {
      (byte) MAGIC,
      (byte) (MAGIC >> 8),
      (byte) (MAGIC >> 16),
      (byte) (MAGIC >>> 24),
      0,
      windowByte(largest)
    };
  }

  /** RFC 8878 section 3.1.1.1.2: exponent above 10 in the high five bits, eighths in the low. */
  static byte windowByte(long window) {
    for (int code = 0; code < 256; code++) {
      if (windowOf(code) >= window) {
        return (byte) code;
      }
    }
    throw new IllegalArgumentException("no zstd window of " + window + " bytes");
  }

  static long windowOf(int code) {
    long base = 1L << (10 + (code >> 3));
    return base + (base >> 3) * (code & 7);
  }

  /** An empty raw block with the last-block bit. */
  @Override
  public byte[] tail(List<Piece> pieces) {
    return new byte[] {1, 0, 0};
  }
}
