package io.k8s.pkgbuilder.config.key;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** YAML's timestamps: RFC 3339, a blank instead of the T, or a date alone (midnight, UTC). */
final class Timestamps {
  private Timestamps() {}

  static Instant parse(String text) {
    try {
      Instant instant =
          text.length() <= "2026-11-01".length()
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text.replaceFirst("[ t]", "T")).toInstant();
      return instant.truncatedTo(ChronoUnit.SECONDS);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a time like 2026-11-01T12:00:00Z", e);
    }
  }
}
