package io.k8s.pkgbuilder.source.fetch;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** How long to wait before the next attempt. */
final class RetryAfter {
  private RetryAfter() {}

  /** What the server asks for: RFC 9110, 10.2.3, seconds or a date. */
  static Optional<Duration> asked(HttpHeaders headers, Clock clock) {
    return headers.firstValue("Retry-After").flatMap(text -> parse(text.strip(), clock));
  }

  private static Optional<Duration> parse(String text, Clock clock) {
    try {
      if (text.matches("\\d{1,9}")) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
      }
      ZonedDateTime date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration wait = Duration.between(clock.instant(), date.toInstant());
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Doubled for each failure, of which a random half to the whole is waited, so that clients that
   * failed together do not come back together.
   */
  static Duration wait(
      HttpSettings settings, int fruitless, Optional<Duration> asked, DoubleSupplier random) {
    double share = 0.5 + random.getAsDouble() / 2;
    long millis = (long) (settings.firstWait().toMillis() * share) << Math.min(fruitless, 20);
    Duration backoff = Duration.ofMillis(millis);
    Duration wait = asked.filter(time -> time.compareTo(backoff) > 0).orElse(backoff);
    return wait.compareTo(settings.longestWait()) > 0 ? settings.longestWait() : wait;
  }
}
