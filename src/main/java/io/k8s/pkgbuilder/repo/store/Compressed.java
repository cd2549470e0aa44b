package io.k8s.pkgbuilder.repo.store;

import com.github.luben.zstd.Zstd;
import io.k8s.pkgbuilder.content.Decompression;
import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.Compression.Algorithm;
import io.k8s.pkgbuilder.payload.codec.Codec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The compressions of indices, without names or times in them. */
public enum Compressed {
  PLAIN(""),
  GZIP(".gz"),
  XZ_STREAM(".xz"),
  ZSTD(".zst");

  /** Where one more level wins little and costs much; indices are written again and again. */
  private static final int GZIP_LEVEL = 6;

  private static final int XZ_PRESET = 0;
  private static final int ZSTD_LEVEL = 3;

  /** Larger than any index of any distribution. */
  private static final int MOST = 1 << 30;

  /** Up to here any ratio will do; beyond, one that only a bomb has is refused. */
  private static final int SMALL = 1 << 24;

  private static final long RATIO = 200;

  private final String suffix;

  Compressed(String suffix) {
    this.suffix = suffix;
  }

  /** Of file names, with its dot. */
  public String suffix() {
    return suffix;
  }

  /**
   * In memory, without work for pieces that a former index has. zstd is quicker than looking.
   *
   * @param former in this compression
   */
  public byte[] compress(IndexText text, FormerIndex former) throws IOException {
    return switch (this) {
      case PLAIN -> text.bytes();
      case GZIP ->
          new Press(codec(Algorithm.GZIP, GZIP_LEVEL), PackedPieces::gzipHead).pack(text, former);
      case XZ_STREAM -> Press.of(codec(Algorithm.XZ, XZ_PRESET)).pack(text, former);
      case ZSTD -> Zstd.compress(text.bytes(), ZSTD_LEVEL);
    };
  }

  /** Whether {@link #compress} has any use for a former index. */
  public boolean inPieces() {
    return switch (this) {
      case PLAIN, ZSTD -> false;
      case GZIP, XZ_STREAM -> true;
    };
  }

  private static Codec codec(Algorithm algorithm, int level) {
    return Codec.of(Compression.of(algorithm, level));
  }

  /** Where the pieces are that {@link #compress} made. */
  PackedPieces pieces(byte[] packed) {
    return switch (this) {
      case PLAIN, ZSTD -> PackedPieces.NONE;
      case GZIP -> PackedPieces.ofGzip(packed);
      case XZ_STREAM -> PackedPieces.ofXz(packed);
    };
  }

  /**
   * Unpacks an index of any compression.
   *
   * @throws PackageException when it is damaged, over 1 GiB, or a bomb
   */
  public static byte[] unpack(byte[] bytes) throws IOException {
    int most = (int) Math.min(MOST, Math.max(SMALL, bytes.length * RATIO));
    byte[] plain;
    try (InputStream in = Decompression.of(new ByteArrayInputStream(bytes))) {
      plain = in.readNBytes(most + 1);
    } catch (IOException e) {
      throw new PackageException("an index is damaged: " + e.getMessage());
    }
    if (plain.length > most) {
      throw new PackageException("an index unpacks to over " + most + " bytes");
    }
    return plain;
  }
}
