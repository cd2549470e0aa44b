package io.k8s.pkgbuilder.payload.codec;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.tukaani.xz.FinishableWrapperOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.UnsupportedOptionsException;

/**
 * The .lzma format of LZMA Utils, which rpm before 4.7 knew: a header of 13 bytes with the size,
 * then one stream. It has neither blocks nor checks; xz is better in every way but age.
 */
final class LzmaCodec implements Codec {
  /** nfpm's and LZMA Utils' own. */
  static final int DEFAULT_LEVEL = 6;

  private final int level;

  LzmaCodec(int level) {
    this.level = level;
  }

  @Override
  public String parameters(Traits traits) {
    return "lzma:" + level;
  }

  @Override
  public boolean slow() {
    return true;
  }

  @Override
  public long memory(Traits traits) {
    return options().getEncoderMemoryUsage() * 1024L;
  }

  @Override
  public boolean undivided() {
    return true;
  }

  @Override
  public Piece compress(Input stretch, Traits traits, Spool spool) throws IOException {
    Spool.Writer writer = spool.writer();
    try (InputStream in = stretch.open()) {
      LZMAOutputStream out =
          new LZMAOutputStream(new FinishableWrapperOutputStream(writer), options(), traits.size());
      in.transferTo(out);
      out.finish();
    }
    return Piece.of(writer.finish(), traits.size(), 0, 0);
  }

  private LZMA2Options options() {
    try {
      return new LZMA2Options(level);
    } catch (UnsupportedOptionsException e) {
      throw new IllegalArgumentException("lzma has no preset " + level, e);
    }
  }

  @Override
  public byte[] head(List<Piece> pieces) {
    return new byte[0];
  }

  @Override
  public byte[] tail(List<Piece> pieces) {
    return new byte[0];
  }
}
