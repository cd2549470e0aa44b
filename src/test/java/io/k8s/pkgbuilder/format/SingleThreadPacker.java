package io.k8s.pkgbuilder.format;

import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.payload.PackedStream;
import io.k8s.pkgbuilder.payload.Packer;
import io.k8s.pkgbuilder.payload.Segment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** A packer in a few lines, for tests of what is packed; everything in memory. */
public final class SingleThreadPacker implements Packer {
  @Override
  public PackedStream pack(List<Segment> stream, Compression compression) throws IOException {
    byte[] plain = plain(stream);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = encoder(packed, compression)) {
      out.write(plain);
    }
    return new InMemory(packed.toByteArray(), plain);
  }

  private static byte[] plain(List<Segment> stream) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Segment segment : stream) {
      if (segment instanceof Segment.Framing framing) {
        out.write(framing.bytes());
      } else if (segment instanceof Segment.Body body) {
        try (InputStream in = body.content().open()) {
          in.transferTo(out);
        }
      }
    }
    return out.toByteArray();
  }

  private static OutputStream encoder(OutputStream out, Compression compression)
      throws IOException {
    return switch (compression.algorithm()) {
      case NONE -> out;
      case GZIP -> new GZIPOutputStream(out);
      case XZ -> new XZOutputStream(out, new LZMA2Options(1));
      case ZSTD -> throw new IllegalArgumentException("no zstd here");
    };
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record InMemory(byte[] packed, byte[] plain) implements PackedStream {
    @Override
    public long size() {
      return packed.length;
    }

    @Override
    public long uncompressedSize() {
      return plain.length;
    }

    @Override
    public String sha256() {
      return digest(packed);
    }

    @Override
    public String uncompressedSha256() {
      return digest(plain);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(packed);
    }

    private static String digest(byte[] bytes) {
      try {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError(e);
      }
    }
  }
}
