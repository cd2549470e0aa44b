package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.content.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stretch of a format's uncompressed payload stream (a tar, a cpio): small bytes between
 * contents, or a content.
 */
public sealed interface Segment {
  /** In bytes. */
  long size();

  /** The segment's bytes; the caller closes the stream. */
  InputStream open() throws IOException;

  /** Headers, padding, trailer. The array is not copied: its maker gives it away. */
  @SuppressWarnings("ArrayRecordComponent")
  record Framing(byte[] bytes) implements Segment {
    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }

  /** All bytes of a content. */
  record Body(Content content) implements Segment {
    @Override
    public long size() {
      return content.size();
    }

    @Override
    public InputStream open() throws IOException {
      return content.open();
    }
  }
}
