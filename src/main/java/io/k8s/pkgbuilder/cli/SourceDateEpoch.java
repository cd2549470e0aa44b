package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import java.time.Instant;
import java.util.Optional;

/** https://reproducible-builds.org/specs/source-date-epoch/: seconds, in decimal digits. */
final class SourceDateEpoch {
  private SourceDateEpoch() {}

  /**
   * The variable's moment; empty where it is not set.
   *
   * @throws io.k8s.pkgbuilder.diagnostic.DiagnosticException of category USAGE when it is no number
   */
  static Optional<Instant> of(World world) {
    Optional<String> text = world.variable("SOURCE_DATE_EPOCH").map(String::strip);
    if (text.isPresent() && !text.get().matches("\\d{1,11}")) {
      throw Diagnostic.of(
              Category.USAGE,
              "SOURCE_DATE_EPOCH: '" + text.get() + "' is no number of seconds since 1970")
          .hint("SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)")
          .asException();
    }
    return text.map(digits -> Instant.ofEpochSecond(Long.parseLong(digits)));
  }
}
