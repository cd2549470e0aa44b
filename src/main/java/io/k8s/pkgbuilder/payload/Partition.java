package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.content.Content;
import io.k8s.pkgbuilder.model.ElfMachine;
import io.k8s.pkgbuilder.payload.codec.Codec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a stream is cut into pieces: by sizes and bytes alone, never by the number of threads, so
 * that a laptop and a server write the same package.
 */
final class Partition {
  /** From here on a content is worth a piece of its own, which other streams can share. */
  private static final long LARGE = 1 << 20;

  /** Many small files are cut too, so that no piece needs unbounded memory. */
  private static final long MOST_GLUE = 16L << 20;

  private final Codec codec;
  private final SolidGroups groups;
  private final List<Stretch> stretches = new ArrayList<>();
  private List<Segment> glue = new ArrayList<>();
  private long glueSize;

  private Partition(Codec codec, SolidGroups groups) {
    this.codec = codec;
    this.groups = groups;
  }

  /** The stream's stretches, in order, with no byte left out. */
  static List<Stretch> of(List<Segment> stream, Codec codec, SolidGroups groups)
      throws IOException {
    Partition partition = new Partition(codec, groups);
    partition.cut(stream);
    return partition.stretches;
  }

  private void cut(List<Segment> stream) throws IOException {
    List<Content> large = new ArrayList<>();
    for (Segment segment : stream) {
      large(segment).ifPresent(body -> large.add(body.content()));
    }
    // A quick codec would take twice as long: each format compresses such a group for itself.
    if (codec.slow() && groups.alike(large)) {
      stretches.add(Stretch.of(stream, true));
      return;
    }
    for (Segment segment : stream) {
      Optional<Segment.Body> body = large(segment);
      if (body.isEmpty()) {
        glue(segment);
      } else {
        endGlue();
        chunks(body.get());
      }
    }
    endGlue();
  }

  private static Optional<Segment.Body> large(Segment segment) {
    return segment instanceof Segment.Body body && body.size() >= LARGE
        ? Optional.of(body)
        : Optional.empty();
  }

  private void glue(Segment segment) {
    glue.add(segment);
    glueSize += segment.size();
    if (glueSize >= MOST_GLUE) {
      endGlue();
    }
  }

  private void endGlue() {
    if (!glue.isEmpty()) {
      stretches.add(Stretch.of(glue, false));
      glue = new ArrayList<>();
      glueSize = 0;
    }
  }

  /**
   * One long file is cut so that several cores share it; larger chunks keep the ratio. They are
   * equal, cut at multiples of 16 as branch filters want it.
   */
  private void chunks(Segment.Body body) throws IOException {
    Optional<ElfMachine> machine = ElfHeader.read(body.content()).flatMap(ElfHeader::machine);
    long size = body.size();
    long count = Math.max(1, Math.round((double) size / codec.chunk()));
    long length = ((size + count - 1) / count + 15) & ~15L;
    for (long offset = 0; offset < size; offset += length) {
      stretches.add(Stretch.of(body, offset, Math.min(length, size - offset), machine));
    }
  }
}
