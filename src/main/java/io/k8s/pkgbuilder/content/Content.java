package io.k8s.pkgbuilder.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** An immutable source of bytes. Safe for use by several threads at once. */
public interface Content {
  /** In bytes. */
  long size();

  /** A new stream over all the bytes; the caller closes it. */
  InputStream open() throws IOException;

  /**
   * A new stream that starts at a byte other than the first; the caller closes it.
   *
   * @param offset 0 to {@link #size}
   */
  default InputStream open(long offset) throws IOException {
    InputStream in = open();
    try {
      in.skipNBytes(offset);
      return in;
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /**
   * Writes all the bytes to a file that is not there yet.
   *
   * @throws java.nio.file.FileAlreadyExistsException if it is
   */
  default void copyTo(Path target) throws IOException {
    try (InputStream in = open()) {
      Files.copy(in, target);
    }
  }

  /** All digests, computed in one pass at the first call and kept. */
  Digests digests() throws IOException;

  /**
   * Lets the caller compute the digests, as it reads the bytes anyway: {@link #digests} waits for
   * it. Empty if they are known, or somebody is at it.
   */
  default Optional<CompletableFuture<Digests>> claimDigests() {
    return Optional.empty();
  }
}
