package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.content.Hashing;
import io.k8s.pkgbuilder.payload.codec.Piece;
import io.k8s.pkgbuilder.payload.codec.Spool;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UTFDataFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * One kept piece: a mark, the key, the piece's fields and bytes, then the SHA-256 of all of these,
 * since nothing that a package is made of is taken unverified.
 */
final class PieceFile {
  private static final String MARK = "pkgbuilder piece 1";

  /** Of a prefix or suffix; an xz block header has at most 1,024 bytes. */
  private static final int LONGEST_EDGE = 1 << 10;

  private static final int BUFFER = 1 << 16;
  private static final int DIGEST_SIZE = 32;

  private PieceFile() {}

  static void write(Path file, String key, Piece piece) throws IOException {
    try (DigestOutputStream digested =
            new DigestOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file), BUFFER), Hashing.sha256());
        DataOutputStream out = new DataOutputStream(digested)) {
      out.writeUTF(MARK);
      out.writeUTF(key);
      edge(out, piece.prefix());
      edge(out, piece.suffix());
      out.writeLong(piece.uncompressedSize());
      out.writeLong(piece.crc32());
      out.writeLong(piece.window());
      out.writeLong(piece.body().size());
      piece.body().writeTo(out);
      out.flush();
      digested.on(false);
      out.write(digested.getMessageDigest().digest());
    }
  }

  private static void edge(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * The piece; empty when the file is damaged or of another key.
   *
   * @throws IOException when there is none, or the spool cannot take it
   */
  static Optional<Piece> read(Path file, String key, Spool spool) throws IOException {
    Spool.Writer body = spool.writer();
    try (DigestInputStream digested =
            new DigestInputStream(
                new BufferedInputStream(Files.newInputStream(file), BUFFER), Hashing.sha256());
        DataInputStream in = new DataInputStream(digested)) {
      if (!in.readUTF().equals(MARK) || !in.readUTF().equals(key)) {
        return Optional.empty();
      }
      byte[] prefix = edge(in);
      byte[] suffix = edge(in);
      long uncompressed = in.readLong();
      long crc = in.readLong();
      long window = in.readLong();
      copy(in, in.readLong(), body);
      digested.on(false);
      byte[] expected = digested.getMessageDigest().digest();
      byte[] found = in.readNBytes(DIGEST_SIZE);
      return Arrays.equals(expected, found) && in.read() < 0
          ? Optional.of(new Piece(prefix, body.finish(), suffix, uncompressed, crc, window))
          : Optional.empty();
    } catch (DamagedException | EOFException | UTFDataFormatException e) {
      return Optional.empty();
    }
  }

  private static byte[] edge(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST_EDGE) {
      throw new DamagedException();
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  private static void copy(InputStream in, long size, Spool.Writer out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long left = size;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        throw new DamagedException();
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }

  private static final class DamagedException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
