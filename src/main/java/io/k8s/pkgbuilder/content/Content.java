package io.k8s.pkgbuilder.content;

import java.io.IOException;
import java.io.InputStream;

/** An immutable source of bytes. Safe for use by several threads at once. */
public interface Content {
  /** In bytes. */
  long size();

  /** A new stream over all the bytes; the caller closes it. */
  InputStream open() throws IOException;

  /** All digests, computed in one pass at the first call and kept. */
  Digests digests() throws IOException;
}
