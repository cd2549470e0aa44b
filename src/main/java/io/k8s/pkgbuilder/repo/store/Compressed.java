package io.k8s.pkgbuilder.repo.store;

import com.github.luben.zstd.Zstd;
import io.k8s.pkgbuilder.content.Decompression;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

/** The compressions of indices, without names or times in them. */
public enum Compressed {
  PLAIN(""),
  GZIP(".gz"),
  XZ_STREAM(".xz"),
  ZSTD(".zst");

  /** Where one more level wins little and costs much; indices are written again and again. */
  private static final int XZ_PRESET = 0;

  private static final int ZSTD_LEVEL = 9;

  /** Larger than any index of any distribution. */
  private static final int MOST = 1 << 30;

  private final String suffix;

  Compressed(String suffix) {
    this.suffix = suffix;
  }

  /** Of file names, with its dot. */
  public String suffix() {
    return suffix;
  }

  /** In memory. */
  public byte[] compress(byte[] bytes) {
    try {
      return switch (this) {
        case PLAIN -> bytes.clone();
        case GZIP -> gzip(bytes);
        case XZ_STREAM -> xz(bytes);
        case ZSTD -> Zstd.compress(bytes, ZSTD_LEVEL);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JDK's stream has no name and no time in its header. */
  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out, 1 << 16)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] xz(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream xz = new XZOutputStream(out, new LZMA2Options(XZ_PRESET), XZ.CHECK_CRC32)) {
      xz.write(bytes);
    }
    return out.toByteArray();
  }

  /**
   * Unpacks an index of any compression.
   *
   * @throws IOException when it is damaged or over 1 GiB
   */
  public static byte[] unpack(byte[] bytes) throws IOException {
    try (InputStream in = Decompression.of(new ByteArrayInputStream(bytes))) {
      byte[] plain = in.readNBytes(MOST + 1);
      if (plain.length > MOST) {
        throw new IOException("an index unpacks to over " + MOST + " bytes");
      }
      return plain;
    }
  }
}
