package io.k8s.pkgbuilder.content;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A decompressor's stream whose failures say that the bytes are at fault, whatever it throws. */
final class SoundInput extends FilterInputStream {
  SoundInput(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return super.read(bytes, offset, length);
    } catch (EOFException e) {
      throw new IOException("the compressed bytes end early", e);
    } catch (RuntimeException e) {
      throw new IOException("the compressed bytes are damaged", e);
    }
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] bytes = new byte[(int) Math.min(count, 1 << 16)];
    return Math.max(0, read(bytes, 0, bytes.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
