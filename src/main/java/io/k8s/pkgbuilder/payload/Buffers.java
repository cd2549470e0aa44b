package io.k8s.pkgbuilder.payload;

import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Large arrays that are used again: to make and clear one takes as long as to digest it.
 * Thread-safe.
 */
final class Buffers {
  private final ConcurrentLinkedQueue<byte[]> free = new ConcurrentLinkedQueue<>();

  /** An array of at least so many bytes, with anything in it. */
  byte[] take(int size) {
    return Optional.ofNullable(free.poll())
        .filter(bytes -> bytes.length >= size)
        .orElseGet(() -> new byte[size]);
  }

  /** Nobody looks at it any more. */
  void give(byte[] bytes) {
    free.add(bytes);
  }
}
