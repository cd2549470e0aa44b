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
  PackedStream pack(List<Segment> stream, Compression compression) throws IOException;
}
