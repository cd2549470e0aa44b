package io.k8s.pkgbuilder.content;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that says how many bytes leave it, skipped ones too, and each once. */
public abstract class CountedInput extends FilterInputStream {
  protected CountedInput(InputStream in) {
    super(in);
  }

  /**
   * Told after each read and skip.
   *
   * @param bytes of it; 0 at the end
   * @throws IOException to end the stream
   */
  protected abstract void count(long bytes) throws IOException;

  @Override
  public int read() throws IOException {
    int octet = super.read();
    count(octet < 0 ? 0 : 1);
    return octet;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    count(Math.max(0, read));
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    count(skipped);
    return skipped;
  }

  /** What was read once would otherwise count again. */
  @Override
  public boolean markSupported() {
    return false;
  }
}
