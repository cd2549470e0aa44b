package io.k8s.pkgbuilder.content;

import com.github.luben.zstd.RecyclingBufferPool;
import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;

/** Reads compressed streams of whatever kind their first bytes say. */
public final class Decompression {
  private static final int BUFFER = 1 << 14;
  private static final int MAGIC = 13;
  private static final int MEMORY_KIB = 256 << 10;

  private Decompression() {}

  /**
   * The plain bytes of a gzip, xz, zstd, bzip2 or (by its usual properties) lzma stream, or the
   * bytes as they are; a stream that needs over 256 MiB to unpack is refused.
   *
   * @param in closed with the result
   * @throws IOException when the stream cannot be read, or begins damaged; so may every read
   */
  public static InputStream of(InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
    buffered.mark(MAGIC);
    byte[] magic = buffered.readNBytes(MAGIC);
    buffered.reset();
    try {
      return new SoundInput(decompressed(buffered, magic));
    } catch (EOFException e) {
      throw new IOException("the compressed bytes end early", e);
    }
  }

  private static InputStream decompressed(InputStream buffered, byte[] magic) throws IOException {
    if (starts(magic, 0x1f, 0x8b)) {
      return new GZIPInputStream(buffered, BUFFER);
    }
    if (starts(magic, 0xfd, '7', 'z', 'X', 'Z', 0)) {
      return new XZInputStream(buffered, MEMORY_KIB);
    }
    if (starts(magic, 0x28, 0xb5, 0x2f, 0xfd)) {
      return new ZstdInputStream(buffered, RecyclingBufferPool.INSTANCE);
    }
    if (starts(magic, 'B', 'Z', 'h')) {
      return new BZip2CompressorInputStream(buffered, true);
    }
    // lzma has no magic: lc/lp/pb as everyone has them, and a dictionary of whole 64 KiB.
    return magic.length == MAGIC && starts(magic, 0x5d, 0, 0)
        ? new LZMAInputStream(buffered, MEMORY_KIB)
        : buffered;
  }

  private static boolean starts(byte[] bytes, int... magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
