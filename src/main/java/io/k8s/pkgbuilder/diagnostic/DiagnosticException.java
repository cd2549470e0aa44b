package io.k8s.pkgbuilder.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/** Carries a user's mistakes, never empty, to the command line; not for programmers' mistakes. */
public final class DiagnosticException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  public DiagnosticException(List<Diagnostic> diagnostics) {
    super(diagnostics.stream().map(Diagnostic::message).collect(Collectors.joining("; ")));
    if (diagnostics.isEmpty()) {
      throw new IllegalArgumentException("no diagnostics");
    }
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** In the order they were found. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
