package io.k8s.pkgbuilder.compare.content;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What ELF files may take that are held whole while they are read; one that finds no room goes by
 * way of a temporary file, which takes twice as long. Safe for use by several threads.
 */
public final class ElfMemory {
  /** For files that never are held whole. */
  static final ElfMemory NONE = new ElfMemory(0);

  private final AtomicLong left;

  /**
   * @param bytes of all files together, at one time
   */
  public ElfMemory(long bytes) {
    this.left = new AtomicLong(bytes);
  }

  /** Room for so many bytes, to be given back; empty where there is none. */
  Optional<byte[]> take(long size) {
    if (size > Integer.MAX_VALUE - 8) {
      return Optional.empty();
    }
    if (left.addAndGet(-size) < 0) {
      left.addAndGet(size);
      return Optional.empty();
    }
    return Optional.of(new byte[(int) size]);
  }

  void giveBack(byte[] room) {
    left.addAndGet(room.length);
  }
}
