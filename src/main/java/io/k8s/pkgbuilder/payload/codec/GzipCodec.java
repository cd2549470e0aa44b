package io.k8s.pkgbuilder.payload.codec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * gzip, RFC 1952: one member of raw deflate pieces, each ended at a byte boundary by a sync flush,
 * then one empty final block. Several members would be legal too, but streaming readers stop at the
 * first.
 */
final class GzipCodec implements Codec {
  static final int DEFAULT_LEVEL = 9;

  private static final int BUFFER = 1 << 16;

  private final int level;

  GzipCodec(int level) {
    this.level = level;
  }

  @Override
  public String parameters(Traits traits) {
    return "gzip:" + level;
  }

  @Override
  public boolean quick() {
    return true;
  }

  /** The window has 32 KiB. */
  @Override
  public long chunk() {
    return 4L << 20;
  }

  /** zlib's window, hash chains and pending output at its default memory level. */
  @Override
  public long memory(Traits traits) {
    return 268 << 10;
  }

  @Override
  public Piece compress(Input stretch, Traits traits, Spool spool) throws IOException {
    Spool.Writer writer = spool.writer();
    CRC32 crc = new CRC32();
    Deflater deflater = new Deflater(level, true);
    try (InputStream in = stretch.open()) {
      byte[] input = new byte[BUFFER];
      byte[] output = new byte[BUFFER];
      long size = 0;
      for (int read = in.read(input); read >= 0; read = in.read(input)) {
        size += read;
        crc.update(input, 0, read);
        deflater.setInput(input, 0, read);
        drain(deflater, output, Deflater.NO_FLUSH, writer);
      }
      drain(deflater, output, Deflater.SYNC_FLUSH, writer);
      return Piece.of(writer.finish(), size, crc.getValue(), 0);
    } finally {
      deflater.end();
    }
  }

  private static void drain(Deflater deflater, byte[] output, int flush, Spool.Writer writer)
      throws IOException {
    int written;
    do {
      written = deflater.deflate(output, 0, output.length, flush);
      writer.write(output, 0, written);
    } while (written == output.length || (flush == Deflater.NO_FLUSH && !deflater.needsInput()));
  }

  /** No name, no time, and an unknown operating system: nothing of the build host. */
  @Override
  public byte[] head(List<Piece> pieces) {
    byte extraFlags = (byte) (level == 9 ? 2 : level == 1 ? 4 : 0);
    return new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, extraFlags, (byte) 255};
  }

  @Override
  public byte[] tail(List<Piece> pieces) {
    long crc = 0;
    long size = 0;
    for (Piece piece : pieces) {
      crc = Crc32Combine.combine(crc, piece.crc32(), piece.uncompressedSize());
      size += piece.uncompressedSize();
    }
    return ByteBuffer.allocate(10)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0x03)
        .put((byte) 0x00)
        .putInt((int) crc)
        .putInt((int) size)
        .array();
  }
}
