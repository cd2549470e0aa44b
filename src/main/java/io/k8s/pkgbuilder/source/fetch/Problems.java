package io.k8s.pkgbuilder.source.fetch;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import java.util.Optional;

/** What can be wrong with a source. */
final class Problems {
  private Problems() {}

  static DiagnosticException of(String message, String hint) {
    return new Diagnostic(Category.SOURCE, Optional.empty(), message, Optional.of(hint))
        .asException();
  }
}
