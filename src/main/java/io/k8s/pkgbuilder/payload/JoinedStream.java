package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.content.Hashing;
import io.k8s.pkgbuilder.payload.codec.Codec;
import io.k8s.pkgbuilder.payload.codec.Piece;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;

/** Pieces between a codec's head and tail; digests are computed when they are asked for. */
final class JoinedStream implements PackedStream {
  private final List<Segment> stream;
  private final List<Piece> pieces;
  private final byte[] head;
  private final byte[] tail;

  JoinedStream(List<Segment> stream, Codec codec, List<Piece> pieces) {
    this.stream = List.copyOf(stream);
    this.pieces = List.copyOf(pieces);
    this.head = codec.head(pieces);
    this.tail = codec.tail(pieces);
  }

  @Override
  public long size() {
    return head.length + pieces.stream().mapToLong(Piece::size).sum() + tail.length;
  }

  @Override
  public long uncompressedSize() {
    return stream.stream().mapToLong(Segment::size).sum();
  }

  @Override
  public String sha256() {
    MessageDigest digest = Hashing.sha256();
    try (DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Hashing.hex(digest);
  }

  @Override
  public String uncompressedSha256() {
    MessageDigest digest = Hashing.sha256();
    try (InputStream in = new SegmentInput(stream);
        DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      in.transferTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Hashing.hex(digest);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    out.write(head);
    for (Piece piece : pieces) {
      out.write(piece.prefix());
      piece.body().writeTo(out);
      out.write(piece.suffix());
    }
    out.write(tail);
  }
}
