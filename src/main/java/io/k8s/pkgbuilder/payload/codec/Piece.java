package io.k8s.pkgbuilder.payload.codec;

/**
 * A compressed stretch of a stream: {@code prefix}, then the body in a {@link Spool}.
 *
 * @param prefix what must stand before the body but is known only after it (xz's block header)
 * @param body what the codec wrote
 * @param suffix what stands after it (xz's padding and check)
 * @param uncompressedSize in bytes
 * @param crc32 of the uncompressed bytes; 0 where the codec needs none
 * @param window the decoder's window in bytes; 0 where the codec has none
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; made once, read only
public record Piece(
    byte[] prefix,
    Spool.Spooled body,
    byte[] suffix,
    long uncompressedSize,
    long crc32,
    long window) {
  private static final byte[] NOTHING = {};

  static Piece of(Spool.Spooled body, long uncompressedSize, long crc32, long window) {
    return new Piece(NOTHING, body, NOTHING, uncompressedSize, crc32, window);
  }

  /** In the stream, in bytes. */
  public long size() {
    return prefix.length + body.size() + suffix.length;
  }
}
