package io.k8s.pkgbuilder.repo.store;

import io.k8s.pkgbuilder.payload.codec.Codec;
import io.k8s.pkgbuilder.payload.codec.Piece;
import io.k8s.pkgbuilder.payload.codec.Spool;
import io.k8s.pkgbuilder.payload.codec.Traits;
import io.k8s.pkgbuilder.repo.store.PackedPieces.Span;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Packs an index piece by piece, without those that a former index has already. What comes out is
 * the same with and without it.
 *
 * @param head what stands before the pieces
 */
record Press(Codec codec, Head head) {
  /** From the pieces to the bytes before them. */
  interface Head {
    byte[] of(List<Piece> pieces);
  }

  /** With the codec's own head. */
  static Press of(Codec codec) {
    return new Press(codec, codec::head);
  }

  byte[] pack(IndexText text, FormerIndex former) throws IOException {
    List<Piece> pieces = new ArrayList<>();
    int start = 0;
    for (int end : text.ends()) {
      pieces.add(piece(text.bytes(), start, end - start, former));
      start = end;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.bytes().length / 3 + 64);
    out.writeBytes(head.of(pieces));
    for (Piece piece : pieces) {
      out.writeBytes(piece.prefix());
      piece.body().writeTo(out);
      out.writeBytes(piece.suffix());
    }
    out.writeBytes(codec.tail(pieces));
    return out.toByteArray();
  }

  private Piece piece(byte[] bytes, int start, int size, FormerIndex former) throws IOException {
    long crc = FormerIndex.crc(bytes, start, size);
    Optional<Span> found = former.find(bytes, start, size, crc);
    return found.isPresent()
        ? taken(former.packed(), found.get(), crc)
        : packed(bytes, start, size);
  }

  /** The codec wants to know padding and check apart, which are xz's. */
  private static Piece taken(byte[] packed, Span span, long crc) {
    int end = span.at() + span.size();
    byte[] suffix = Arrays.copyOfRange(packed, end - span.suffix(), end);
    Slice body = new Slice(packed, span.at(), span.size() - suffix.length);
    return new Piece(new byte[0], body, suffix, span.plain(), crc, 0);
  }

  private Piece packed(byte[] bytes, int start, int size) throws IOException {
    // In memory: an index is held there as a whole anyway.
    Spool spool = new Spool(() -> Path.of(""), Long.MAX_VALUE);
    return codec.compress(
        () -> new ByteArrayInputStream(bytes, start, size),
        new Traits(size, Optional.empty(), false),
        spool);
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Slice(byte[] bytes, int start, long size) implements Spool.Spooled {
    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(bytes, start, (int) size);
    }
  }
}
