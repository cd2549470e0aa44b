package io.k8s.pkgbuilder.repo.store;

import java.io.IOException;

/** Indices that are being packed. */
public interface Packing {
  /**
   * Waits for them and writes what changed.
   *
   * @return whether anything did
   */
  boolean publish() throws IOException;
}
