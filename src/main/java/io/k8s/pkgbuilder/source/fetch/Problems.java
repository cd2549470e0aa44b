package io.k8s.pkgbuilder.source.fetch;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import java.io.IOException;
import java.util.Optional;

/** What can be wrong with a source. */
final class Problems {
  private Problems() {}

  static DiagnosticException of(String message, String hint) {
    return new Diagnostic(Category.SOURCE, Optional.empty(), message, Optional.of(hint))
        .asException();
  }

  static DiagnosticException notCached(Address address) {
    return of(
        "'" + address + "' is not in the cache, and --offline asks no server",
        "run once without --offline, e.g. pkgbuilder fetch, with the same --cache-dir");
  }

  static DiagnosticException unverified(Address address) {
    return of(
        "'" + address + "' has no checksum; looked for " + Checksums.places(address),
        "write #sha256=HEX or #checksums=FILE at the end of its url, or take it as it is with"
            + " --allow-unverified");
  }

  static DiagnosticException mismatch(Address address, Checksum checksum, Digested digested) {
    String actual = digested.of(checksum.algorithm()).orElse("unknown");
    return of(
        "'"
            + address
            + "' is corrupt: its "
            + checksum.algorithm().suffix()
            + " is "
            + actual
            + ", but must be "
            + checksum.hex(),
        "try again later or from another mirror; nothing of it was kept");
  }

  static DiagnosticException failed(Address address, IOException e) {
    return of(
        "'" + address + "' cannot be fetched: " + e.getMessage(),
        "try again; what has arrived is kept and need not come again");
  }
}
