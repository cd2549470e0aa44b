package io.k8s.pkgbuilder.publish.bucket;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongPredicate;

/**
 * Who publishes, for others who want to, and for how long at a time.
 *
 * @param host of this machine
 * @param process its number there
 * @param alive whether a process of this machine runs
 * @param span until others may take over, unless it is renewed
 * @param takeOver whether to take over from whoever is in
 */
public record LeaseTerms(
    String host, long process, LongPredicate alive, Clock clock, Duration span, boolean takeOver) {}
