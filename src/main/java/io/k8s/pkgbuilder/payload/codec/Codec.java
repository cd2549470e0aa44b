package io.k8s.pkgbuilder.payload.codec;

import io.k8s.pkgbuilder.model.Compression;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A way of compressing in pieces. Stateless and thread-safe; equal input gives equal bytes. */
public interface Codec {
  /** The codec of a compression. */
  static Codec of(Compression compression) {
    return switch (compression.algorithm()) {
      case NONE -> new StoreCodec();
      case GZIP -> new GzipCodec(compression.level().orElse(GzipCodec.DEFAULT_LEVEL));
      case LZMA -> new LzmaCodec(compression.level().orElse(LzmaCodec.DEFAULT_LEVEL));
      case XZ -> new XzCodec(compression.level(), compression.filters());
      case ZSTD -> new ZstdCodec(compression.level().orElse(ZstdCodec.DEFAULT_LEVEL));
    };
  }

  /** Names everything that decides a piece's bytes beside the input: equal words, equal bytes. */
  String parameters(Traits traits);

  /** Bytes of memory that {@link #compress} takes for such a stretch, roughly. */
  long memory(Traits traits);

  /** Whether its pieces are worth keeping for later builds: reading is quicker than packing. */
  default boolean slow() {
    return false;
  }

  /**
   * Whether it costs so little that what it reads is read once for all, digests included; then
   * {@link #compress} reads its input once.
   */
  default boolean quick() {
    return false;
  }

  /** The length of the chunks that a long content is cut into, roughly, in bytes. */
  default long chunk() {
    return 32L << 20;
  }

  /** Whether it has no way of joining pieces, so that a stream must be a single one. */
  default boolean undivided() {
    return false;
  }

  /** Compresses all of {@code stretch}. */
  Piece compress(Input stretch, Traits traits, Spool spool) throws IOException;

  /** Bytes that can be read, more than once. */
  interface Input {
    /** A new stream over all of them; the caller closes it. */
    InputStream open() throws IOException;
  }

  /** What stands before the pieces. */
  byte[] head(List<Piece> pieces);

  /** What stands after the pieces. */
  byte[] tail(List<Piece> pieces);
}
