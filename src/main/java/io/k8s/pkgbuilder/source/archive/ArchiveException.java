package io.k8s.pkgbuilder.source.archive;

import java.io.IOException;

/** An archive that is refused; the message says why. */
public final class ArchiveException extends IOException {
  private static final long serialVersionUID = 1L;

  ArchiveException(String message) {
    super(message);
  }
}
