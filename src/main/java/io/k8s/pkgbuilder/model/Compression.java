package io.k8s.pkgbuilder.model;

import java.util.OptionalInt;

/**
 * How a payload is compressed.
 *
 * @param level the codec's own level; empty means the project's choice for that codec
 * @param filters whether ELF content gets the branch filter that every supported decoder reads (xz
 *     only)
 */
public record Compression(Algorithm algorithm, OptionalInt level, boolean filters) {
  /** The algorithms that deb or rpm readers know. */
  public enum Algorithm {
    NONE,
    GZIP,
    XZ,
    ZSTD
  }

  /** The project's choice of level, with filters. */
  public static Compression of(Algorithm algorithm) {
    return new Compression(algorithm, OptionalInt.empty(), true);
  }

  /** An explicit level. */
  public static Compression of(Algorithm algorithm, int level) {
    return new Compression(algorithm, OptionalInt.of(level), true);
  }
}
