package io.k8s.pkgbuilder.payload.codec;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** No compression. */
final class StoreCodec implements Codec {
  @Override
  public String parameters(Traits traits) {
    return "none";
  }

  @Override
  public Piece compress(InputStream in, Traits traits, Spool spool) throws IOException {
    Spool.Writer writer = spool.writer();
    long size = in.transferTo(writer);
    return Piece.of(writer.finish(), size, 0, 0);
  }

  @Override
  public byte[] head(List<Piece> pieces) {
    return new byte[0];
  }

  @Override
  public byte[] tail(List<Piece> pieces) {
    return new byte[0];
  }
}
