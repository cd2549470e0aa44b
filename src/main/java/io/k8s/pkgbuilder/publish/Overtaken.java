package io.k8s.pkgbuilder.publish;

import java.io.IOException;

/** Another publisher changed a file since it was looked at. */
public final class Overtaken extends IOException {
  private static final long serialVersionUID = 1L;

  /** The path of a file. */
  public Overtaken(String path) {
    super("'" + path + "' was changed by another publisher");
  }
}
