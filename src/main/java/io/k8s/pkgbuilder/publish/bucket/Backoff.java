package io.k8s.pkgbuilder.publish.bucket;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How failures that pass are waited for.
 *
 * @param attempts of one request
 * @param first before the second attempt; doubled for each further one
 * @param longest no wait is longer
 * @param random in [0, 1): spreads the retries of several clients
 */
public record Backoff(
    int attempts, Duration first, Duration longest, DoubleSupplier random, Sleep sleep) {
  /** Lets a while pass. */
  public interface Sleep {
    void sleep(Duration time) throws InterruptedException;
  }

  /** For networks as they are. */
  public static Backoff of(DoubleSupplier random) {
    return new Backoff(
        6,
        Duration.ofMillis(500),
        Duration.ofMinutes(1),
        random,
        time -> Thread.sleep(time.toMillis()));
  }

  /**
   * How long to wait.
   *
   * @param failed attempts so far, 1 or more
   * @param asked what the server asks for
   */
  Duration after(int failed, Optional<Duration> asked) {
    double share = 0.5 + random.getAsDouble() / 2;
    long millis = (long) (first.toMillis() * share) << Math.min(failed - 1, 20);
    Duration wait = Duration.ofMillis(millis);
    if (asked.isPresent() && asked.get().compareTo(wait) > 0) {
      wait = asked.get();
    }
    return wait.compareTo(longest) > 0 ? longest : wait;
  }

  void pause(Duration time) throws InterruptedIOException {
    try {
      sleep.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
