package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.content.Content;

/**
 * A stretch of a format's uncompressed payload stream (a tar, a cpio): small bytes between
 * contents, or a content.
 */
public sealed interface Segment {
  /** Headers, padding, trailer. The array is not copied: its maker gives it away. */
  @SuppressWarnings("ArrayRecordComponent")
  record Framing(byte[] bytes) implements Segment {}

  /** All bytes of a content. */
  record Body(Content content) implements Segment {}
}
