package io.k8s.pkgbuilder.format.deb;

import io.k8s.pkgbuilder.content.CountedInput;
import java.io.IOException;
import java.io.InputStream;

/** A stream of which no more than is allowed can be read. */
final class AllowedInput extends CountedInput {
  private long left = Long.MAX_VALUE;

  AllowedInput(InputStream in) {
    super(in);
  }

  /** From here on so many bytes. */
  void allow(long bytes) {
    left = bytes;
  }

  @Override
  protected void count(long bytes) throws IOException {
    left -= bytes;
    if (left < 0) {
      throw new IOException("an entry has headers of more than it is allowed");
    }
  }
}
