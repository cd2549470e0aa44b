package io.k8s.pkgbuilder.content;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Runs a check when the bytes end and when the reader is done. */
final class UnchangedInputStream extends FilterInputStream {
  /** Throws when what was read cannot be trusted. */
  interface Check {
    void run() throws IOException;
  }

  private final Check check;
  private boolean open = true;

  UnchangedInputStream(InputStream in, Check check) {
    super(in);
    this.check = check;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value < 0) {
      check.run();
    }
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    if (read < 0) {
      check.run();
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    super.close();
    if (open) {
      open = false;
      check.run();
    }
  }
}
