package io.k8s.pkgbuilder.format;

import java.io.IOException;
import java.io.InputStream;

/** A package that was opened, in a shape that all formats share. */
public interface PackageFile {
  /** What it says of itself. */
  PackageSummary summary();

  /** Takes the entries of a payload. */
  interface Visitor {
    /**
     * One entry.
     *
     * @param bytes of a file; valid during the call
     */
    void visit(PackageEntry entry, InputStream bytes) throws IOException;
  }

  /**
   * Unpacks the payload, in its order.
   *
   * @throws IOException when it is damaged
   */
  void visit(Visitor visitor) throws IOException;
}
