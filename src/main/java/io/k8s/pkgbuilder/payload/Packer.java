package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.model.Compression;
import java.io.IOException;
import java.util.List;

/**
 * Compresses streams; equal contents with equal parameters are compressed once, whoever asks.
 * Thread-safe.
 */
public interface Packer {
  /**
   * The compressed stream; its bytes depend on the segments and the compression alone, never on
   * threads.
   */
  default PackedStream pack(List<Segment> stream, Compression compression) throws IOException {
    return pack(stream, compression, false);
  }

  /**
   * The compressed stream. A content that several streams hold is read once for all of them, if all
   * are known before the first is started.
   *
   * @param digested whether {@link PackedStream#uncompressedSha256} will be asked for
   */
  PackedStream pack(List<Segment> stream, Compression compression, boolean digested)
      throws IOException;
}
