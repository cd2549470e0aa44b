package io.k8s.pkgbuilder.content;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Ends a stream that unpacks to what only a bomb does: over 1 GiB, and a thousand times its size.
 */
public final class BombGuard extends FilterInputStream {
  private static final long ALLOWANCE = 1L << 30;
  private static final long RATIO = 1000;

  private final long packed;
  private long unpacked;

  /**
   * Guards an unpacking stream.
   *
   * @param packed size of what it is unpacked from, in bytes
   */
  public BombGuard(InputStream in, long packed) {
    super(in);
    this.packed = packed;
  }

  private void count(long bytes) throws IOException {
    unpacked += bytes;
    if (unpacked > ALLOWANCE && unpacked / RATIO > packed) {
      throw new IOException("it unpacks to over " + RATIO + " times its size, as only a bomb does");
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
