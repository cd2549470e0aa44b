package io.k8s.pkgbuilder.repo.store;

import io.k8s.pkgbuilder.payload.codec.Piece;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the pieces of a packed index are: an xz stream has a table of its blocks at its end, and a
 * gzip member of ours one in an extra field of its header, RFC 1952 section 2.3.1.1, which readers
 * skip.
 *
 * @param pieces in their order; empty where the index is another's, or damaged
 */
record PackedPieces(List<Span> pieces) {
  /** Our extra field. */
  private static final byte[] FIELD = {'P', 'B'};

  private static final byte[] GZIP = {0x1f, (byte) 0x8b, 8, 4, 0, 0, 0, 0, 0, (byte) 255};
  private static final int ENTRY = 2 * Integer.BYTES;
  private static final int MOST = (0xffff - 2 * Short.BYTES) / ENTRY;

  private static final int XZ_HEADER = 12;
  private static final int XZ_FOOTER = 12;

  /** CRC32. */
  private static final int XZ_CHECK = 4;

  static final PackedPieces NONE = new PackedPieces(List.of());

  /**
   * One piece.
   *
   * @param plain its size unpacked, in bytes
   * @param at its first byte in the packed index
   * @param size in the packed index
   * @param suffix how much of it is xz's padding and check
   */
  record Span(int plain, int at, int size, int suffix) {}

  PackedPieces {
    pieces = List.copyOf(pieces);
  }

  /** What a gzip member starts with; without a table where that would be too large. */
  static byte[] gzipHead(List<Piece> pieces) {
    boolean table = pieces.size() <= MOST;
    int length = table ? pieces.size() * ENTRY : 0;
    ByteBuffer head =
        ByteBuffer.allocate(GZIP.length + 3 * Short.BYTES + length).order(ByteOrder.LITTLE_ENDIAN);
    head.put(GZIP).putShort((short) (2 * Short.BYTES + length)).put(FIELD).putShort((short) length);
    if (table) {
      pieces.forEach(
          piece -> head.putInt((int) piece.uncompressedSize()).putInt((int) piece.size()));
    }
    return head.array();
  }

  static PackedPieces ofGzip(byte[] packed) {
    ByteBuffer in = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
    int start = GZIP.length + 3 * Short.BYTES;
    if (packed.length < start
        || !Arrays.equals(packed, 0, GZIP.length, GZIP, 0, GZIP.length)
        || !Arrays.equals(packed, 12, 14, FIELD, 0, FIELD.length)) {
      return NONE;
    }
    int length = Short.toUnsignedInt(in.getShort(14));
    if (length % ENTRY != 0 || start + length > packed.length) {
      return NONE;
    }
    List<Span> pieces = new ArrayList<>();
    long at = (long) start + length;
    for (int i = start; i < start + length; i += ENTRY) {
      Span piece = new Span(in.getInt(i), (int) at, in.getInt(i + Integer.BYTES), 0);
      at += piece.size;
      if (piece.plain < 0 || piece.size < 0 || at > packed.length) {
        return NONE;
      }
      pieces.add(piece);
    }
    return new PackedPieces(pieces);
  }

  /** The .xz file format 1.2.1, section 4: unpadded and unpacked size of each block. */
  static PackedPieces ofXz(byte[] packed) {
    ByteBuffer in = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
    if (packed.length < XZ_HEADER + XZ_FOOTER) {
      return NONE;
    }
    long backward = (Integer.toUnsignedLong(in.getInt(packed.length - 8)) + 1) * 4;
    long index = packed.length - XZ_FOOTER - backward;
    if (index < XZ_HEADER || packed[(int) index] != 0) {
      return NONE;
    }
    in.position((int) index + 1).limit(packed.length - XZ_FOOTER);
    List<Span> pieces = new ArrayList<>();
    long at = XZ_HEADER;
    for (long left = number(in); left > 0; left--) {
      long unpadded = number(in);
      long plain = number(in);
      if (unpadded < 0 || plain < 0 || plain > Integer.MAX_VALUE || at + unpadded > index) {
        return NONE;
      }
      int padding = (int) (-unpadded & 3);
      int size = (int) unpadded + padding;
      pieces.add(new Span((int) plain, (int) at, size, padding + XZ_CHECK));
      at += size;
    }
    return at == index ? new PackedPieces(pieces) : NONE;
  }

  /** Section 1.2: seven bits a byte, the lowest first; -1 for none. */
  private static long number(ByteBuffer in) {
    long number = 0;
    for (int shift = 0; shift < 63 && in.hasRemaining(); shift += 7) {
      byte next = in.get();
      number |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return number;
      }
    }
    return -1;
  }
}
