package io.k8s.pkgbuilder.payload;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Segments one after the other, each opened when its turn comes. */
final class SegmentInput extends InputStream {
  private final Deque<Segment> left;
  private InputStream current = InputStream.nullInputStream();

  SegmentInput(List<Segment> segments) {
    this.left = new ArrayDeque<>(segments);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = current.read(bytes, offset, length);
    while (read < 0 && !left.isEmpty()) {
      current.close();
      current = left.removeFirst().open();
      read = current.read(bytes, offset, length);
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    left.clear();
    current.close();
  }
}
