package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.content.Content;
import io.k8s.pkgbuilder.content.Hashing;
import io.k8s.pkgbuilder.content.LimitedInput;
import io.k8s.pkgbuilder.model.ElfMachine;
import io.k8s.pkgbuilder.payload.codec.Traits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * A run of a stream that becomes one piece.
 *
 * @param segments as they follow each other
 * @param skip bytes of the first segment that belong to the piece before; 0 unless it is a chunk
 */
record Stretch(List<Segment> segments, long skip, Traits traits) {
  Stretch {
    segments = List.copyOf(segments);
  }

  /** Small segments between contents, or several similar files: of use to this stream alone. */
  static Stretch of(List<Segment> segments, boolean solid) {
    long size = segments.stream().mapToLong(Segment::size).sum();
    return new Stretch(segments, 0, new Traits(size, Optional.empty(), solid));
  }

  /** A content, or a chunk of one: other streams may hold it too. */
  static Stretch of(Segment.Body body, long offset, long length, Optional<ElfMachine> machine) {
    return new Stretch(List.of(body), offset, new Traits(length, machine, false));
  }

  /** Whose bytes alone these are; empty for framing and groups. */
  Optional<Content> content() {
    return segments.size() == 1 && segments.get(0) instanceof Segment.Body body
        ? Optional.of(body.content())
        : Optional.empty();
  }

  /**
   * Whether the bytes can come again: in another stream or, several files in a row, in a later
   * build.
   */
  boolean recurs() {
    return content().isPresent() || traits.solid();
  }

  /** Equal words for equal bytes; reads them all unless their content was read before. */
  String identity() throws IOException {
    Optional<Content> content = content();
    if (content.isPresent()) {
      return content.get().digests().sha256() + "@" + skip + "+" + traits.size();
    }
    MessageDigest digest = Hashing.sha256();
    try (InputStream in = new DigestInputStream(open(), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return Hashing.hex(digest) + "+" + traits.size();
  }

  /** The stretch's bytes; the caller closes it. */
  InputStream open() throws IOException {
    Optional<Content> content = content();
    return content.isEmpty()
        ? new SegmentInput(segments)
        : new LimitedInput(content.get().open(skip), traits.size());
  }
}
