package io.k8s.pkgbuilder.payload.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** No compression, and no copy: the bytes are read again when they are written. */
final class StoreCodec implements Codec {
  @Override
  public String parameters(Traits traits) {
    return "none";
  }

  @Override
  public long memory(Traits traits) {
    return 0;
  }

  @Override
  public Piece compress(Input stretch, Traits traits, Spool spool) {
    return Piece.of(new Stored(stretch, traits.size()), traits.size(), 0, 0);
  }

  @Override
  public byte[] head(List<Piece> pieces) {
    return new byte[0];
  }

  @Override
  public byte[] tail(List<Piece> pieces) {
    return new byte[0];
  }

  private record Stored(Input stretch, long size) implements Spool.Spooled {
    @Override
    public void writeTo(OutputStream out) throws IOException {
      try (InputStream in = stretch.open()) {
        in.transferTo(out);
      }
    }
  }
}
