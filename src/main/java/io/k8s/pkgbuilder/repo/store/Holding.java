package io.k8s.pkgbuilder.repo.store;

import java.nio.file.Path;

/** A package as an index lists it. */
public interface Holding {
  /** What there is one of: name, version and architecture. */
  String identity();

  /** Below the folder that the index speaks of. */
  String path();

  /** Of the file, in bytes. */
  long size();

  /** Of the file, lower-case hex. */
  String sha256();

  /** What became of a file that is this package. */
  Indexed indexed(Path input, boolean added, boolean refused);
}
