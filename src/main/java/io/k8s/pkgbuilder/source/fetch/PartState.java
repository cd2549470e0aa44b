package io.k8s.pkgbuilder.source.fetch;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a server said of the file that a part is of, kept beside the part.
 *
 * @param etag strong ones only: a weak one does not promise the same bytes
 * @param lastModified as the server wrote it
 */
record PartState(Optional<String> etag, Optional<String> lastModified) {
  static final PartState UNKNOWN = new PartState(Optional.empty(), Optional.empty());

  static PartState of(HttpHeaders headers) {
    return new PartState(
        headers.firstValue("ETag").filter(tag -> tag.startsWith("\"")),
        headers.firstValue("Last-Modified").filter(date -> parse(date).isPresent()));
  }

  static PartState read(Path part) throws IOException {
    return Lines.read(file(part))
        .map(
            values ->
                new PartState(
                    Optional.ofNullable(values.get("etag")),
                    Optional.ofNullable(values.get("last-modified"))))
        .orElse(UNKNOWN);
  }

  void write(Path part) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    etag.ifPresent(value -> values.put("etag", value));
    lastModified.ifPresent(value -> values.put("last-modified", value));
    Lines.write(file(part), values);
  }

  void delete(Path part) throws IOException {
    Files.deleteIfExists(file(part));
  }

  private static Path file(Path part) {
    return part.resolveSibling(part.getFileName() + ".state");
  }

  /** For If-Range. */
  Optional<String> validator() {
    return etag.or(() -> lastModified);
  }

  /** Whether another answer can be about the same bytes. */
  boolean sameAs(PartState other) {
    boolean tags = etag.isEmpty() || other.etag.isEmpty() || etag.equals(other.etag);
    boolean dates =
        etag.isPresent()
            || lastModified.isEmpty()
            || other.lastModified.isEmpty()
            || lastModified.equals(other.lastModified);
    return tags && dates;
  }

  Optional<Instant> modified() {
    return lastModified.flatMap(PartState::parse);
  }

  private static Optional<Instant> parse(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
