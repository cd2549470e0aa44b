package io.k8s.pkgbuilder.source.fetch;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file that is here now.
 *
 * @param path read-only
 * @param sha256 of its bytes
 * @param modified what the server, or the file system, says of it; {@link #UNKNOWN} when nothing
 * @param address where it came from, without credentials
 * @param verified false only where it was allowed to come without a checksum
 */
public record Fetched(
    Path path, String sha256, Instant modified, String address, boolean verified) {
  /** Zip's first moment: tools take the Unix epoch for a mistake, and the clock is not asked. */
  public static final Instant UNKNOWN = Instant.parse("1980-01-01T00:00:00Z");
}
