package io.k8s.pkgbuilder.source.fetch;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** One request failed. */
final class HttpFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean worthRetrying;
  private final transient Optional<Duration> after;

  private HttpFailure(String message, boolean worthRetrying, Optional<Duration> after) {
    super(message);
    this.worthRetrying = worthRetrying;
    this.after = after;
  }

  /** It may go better next time. */
  static HttpFailure passing(String message) {
    return new HttpFailure(message, true, Optional.empty());
  }

  /** It may go better next time, but not before the server says so. */
  static HttpFailure passing(String message, Optional<Duration> after) {
    return new HttpFailure(message, true, after);
  }

  /** It will go no better. */
  static HttpFailure lasting(String message) {
    return new HttpFailure(message, false, Optional.empty());
  }

  boolean worthRetrying() {
    return worthRetrying;
  }

  Optional<Duration> after() {
    return after == null ? Optional.empty() : after;
  }
}
