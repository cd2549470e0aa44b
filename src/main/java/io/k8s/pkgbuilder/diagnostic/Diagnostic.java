package io.k8s.pkgbuilder.diagnostic;

import java.util.List;
import java.util.Optional;

/**
 * One mistake of a user.
 *
 * @param category decides the exit code
 * @param location where it was written, if it was written anywhere
 * @param message what is wrong, lower case, no full stop
 * @param hint what to do about it
 */
public record Diagnostic(
    Category category, Optional<Location> location, String message, Optional<String> hint) {
  /** A diagnostic without a place. */
  public static Diagnostic of(Category category, String message) {
    return new Diagnostic(category, Optional.empty(), message, Optional.empty());
  }

  /** A diagnostic with its place. */
  public static Diagnostic at(Category category, Location location, String message) {
    return new Diagnostic(category, Optional.of(location), message, Optional.empty());
  }

  /** The same diagnostic with a hint. */
  public Diagnostic hint(String text) {
    return new Diagnostic(category, location, message, Optional.of(text));
  }

  /** Ready to throw, where going on makes no sense. */
  public DiagnosticException asException() {
    return new DiagnosticException(List.of(this));
  }
}
