package io.k8s.pkgbuilder.format;

import java.io.IOException;

/** A file that is no package, or a damaged or hostile one; the message says which, lower case. */
public final class PackageException extends IOException {
  private static final long serialVersionUID = 1;

  public PackageException(String message) {
    super(message);
  }
}
