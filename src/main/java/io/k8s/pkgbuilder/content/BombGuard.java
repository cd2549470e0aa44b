package io.k8s.pkgbuilder.content;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends a stream that unpacks to what only a bomb does: over 1 GiB, and a thousand times its size.
 */
public final class BombGuard extends CountedInput {
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

  @Override
  protected void count(long bytes) throws IOException {
    unpacked += bytes;
    if (unpacked > ALLOWANCE && unpacked / RATIO > packed) {
      throw new IOException("it unpacks to over " + RATIO + " times its size, as only a bomb does");
    }
  }
}
