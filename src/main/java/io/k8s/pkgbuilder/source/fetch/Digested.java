package io.k8s.pkgbuilder.source.fetch;

import java.util.Map;
import java.util.Optional;

/**
 * Digests of the same bytes.
 *
 * @param hex lower case; SHA-256 always, as the name in the cache
 */
record Digested(Map<Algorithm, String> hex) {
  Digested {
    hex = Map.copyOf(hex);
  }

  boolean matches(Checksum checksum) {
    return of(checksum.algorithm()).filter(checksum.hex()::equals).isPresent();
  }

  Optional<String> of(Algorithm algorithm) {
    return Optional.ofNullable(hex.get(algorithm));
  }

  String sha256() {
    return of(Algorithm.SHA256).orElseThrow();
  }
}
