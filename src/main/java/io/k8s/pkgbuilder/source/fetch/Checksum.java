package io.k8s.pkgbuilder.source.fetch;

import java.util.Locale;
import java.util.Optional;

/**
 * What a file's digest must be.
 *
 * @param hex lower case
 */
public record Checksum(Algorithm algorithm, String hex) {
  /** Reads a digest in hex of either algorithm, in either case. */
  public static Optional<Checksum> ofHex(String text) {
    String hex = text.toLowerCase(Locale.ROOT);
    return Algorithm.ofHex(hex).map(algorithm -> new Checksum(algorithm, hex));
  }

  @Override
  public String toString() {
    return algorithm.suffix() + ":" + hex;
  }
}
