package io.k8s.pkgbuilder.payload;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A payload stream, compressed into ONE legal gzip member, zstd frame or xz stream; can be written
 * many times.
 */
public interface PackedStream {
  /** Begins to compress; whatever waits for compressed bytes does so too. */
  void start();

  /** Compressed, in bytes. */
  long size() throws IOException;

  /** Uncompressed, in bytes. */
  long uncompressedSize();

  /** SHA-256 of the compressed bytes, lower-case hex. */
  String sha256() throws IOException;

  /** SHA-256 of the uncompressed bytes, lower-case hex. */
  String uncompressedSha256() throws IOException;

  /** Writes the compressed bytes; does not close. */
  void writeTo(OutputStream out) throws IOException;

  /** Nobody will ask for its bytes any more; to be called once at most. */
  default void release() throws IOException {}
}
