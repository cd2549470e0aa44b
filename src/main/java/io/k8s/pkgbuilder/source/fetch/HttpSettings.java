package io.k8s.pkgbuilder.source.fetch;

import java.time.Duration;

/**
 * How patient downloads are.
 *
 * @param response until a server begins to answer
 * @param stall in each such time at least {@code bytesPerStall} must arrive
 * @param attempts in a row without progress, before it is given up
 * @param progress bytes of one attempt that count as progress
 * @param firstWait before the second attempt; doubled for each further one
 * @param longestWait no wait is longer, whatever a server's Retry-After says
 * @param redirects of one request
 */
public record HttpSettings(
    Duration response,
    Duration stall,
    long bytesPerStall,
    int attempts,
    long progress,
    Duration firstWait,
    Duration longestWait,
    int redirects) {
  /** For networks as they are. */
  public static final HttpSettings DEFAULT =
      new HttpSettings(
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          30 * 1024,
          6,
          16 * 1024,
          Duration.ofMillis(500),
          Duration.ofMinutes(2),
          10);
}
