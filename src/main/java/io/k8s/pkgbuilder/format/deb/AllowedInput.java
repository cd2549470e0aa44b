package io.k8s.pkgbuilder.format.deb;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream of which no more than is allowed can be read. */
final class AllowedInput extends FilterInputStream {
  private long left = Long.MAX_VALUE;

  AllowedInput(InputStream in) {
    super(in);
  }

  /** From here on so many bytes. */
  void allow(long bytes) {
    left = bytes;
  }

  private void count(long bytes) throws IOException {
    left -= bytes;
    if (left < 0) {
      throw new IOException("an entry has headers of more than it is allowed");
    }
  }

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

  @Override
  public boolean markSupported() {
    return false;
  }
}
