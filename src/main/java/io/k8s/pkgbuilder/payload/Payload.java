package io.k8s.pkgbuilder.payload;

import java.time.Instant;
import java.util.List;

/**
 * What a format writes.
 *
 * @param entries sorted by path; every parent directory is there, implicit where the plan does not
 *     own it; the root is not
 * @param timestamp of the package itself (build time, archive members), whole seconds
 */
public record Payload(List<PayloadEntry> entries, Instant timestamp) {
  public Payload {
    entries = List.copyOf(entries);
  }
}
