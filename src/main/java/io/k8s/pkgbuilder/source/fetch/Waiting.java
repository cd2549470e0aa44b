package io.k8s.pkgbuilder.source.fetch;

import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Time and chance.
 *
 * @param clock for Retry-After with a date
 * @param random in [0, 1): spreads the retries of several clients
 */
public record Waiting(Clock clock, DoubleSupplier random, Sleep sleep) {
  /** Lets a while pass. */
  public interface Sleep {
    void sleep(Duration time) throws InterruptedException;
  }

  /** With the thread really sleeping. */
  public static Waiting of(Clock clock, DoubleSupplier random) {
    return new Waiting(clock, random, time -> Thread.sleep(time.toMillis()));
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
