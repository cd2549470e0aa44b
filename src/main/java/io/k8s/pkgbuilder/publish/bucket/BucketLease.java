package io.k8s.pkgbuilder.publish.bucket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.publish.Lease;
import io.k8s.pkgbuilder.publish.Overtaken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * An object that says who publishes, written only where there is none, or in place of the very one
 * that was read. It ends by itself when its owner stops renewing it.
 */
final class BucketLease implements Lease {
  /** What a bucket does with it. */
  interface Cell {
    /** Its text and version; empty where there is none. */
    Optional<Held> read() throws IOException;

    /**
     * Writes it.
     *
     * @param before the version that must be there; empty for none
     * @return its new version; empty where something else is there
     */
    Optional<String> write(byte[] text, Optional<String> before) throws IOException;

    /** Removes it, if it is still of that version. */
    void delete(String version) throws IOException;
  }

  /** What is there. */
  record Held(String text, String version) {}

  private final Cell cell;
  private final LeaseTerms terms;
  private String version;
  private Instant renewed;

  private BucketLease(Cell cell, LeaseTerms terms, String version, Instant renewed) {
    this.cell = cell;
    this.terms = terms;
    this.version = version;
    this.renewed = renewed;
  }

  static BucketLease take(Cell cell, LeaseTerms terms) throws IOException {
    Instant now = terms.clock().instant();
    Optional<Held> held = cell.read();
    if (held.isPresent()) {
      refuseUnlessOver(held.get(), terms, now);
    }
    Optional<String> written = cell.write(text(terms, now), held.map(Held::version));
    if (written.isEmpty()) {
      throw busy("another publisher came in at this very moment", "wait until it is done");
    }
    return new BucketLease(cell, terms, written.get(), now);
  }

  private static byte[] text(LeaseTerms terms, Instant now) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("host", terms.host())
        .put("process", terms.process())
        .put("until", now.plus(terms.span()).toString())
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void refuseUnlessOver(Held held, LeaseTerms terms, Instant now) {
    String host = "";
    long process = 0;
    Instant until;
    try {
      JsonNode node = new ObjectMapper().readTree(held.text());
      host = node.path("host").asText();
      process = node.path("process").asLong();
      until = Instant.parse(node.path("until").asText());
    } catch (IOException | DateTimeException e) {
      // Not ours, or of a later version: whoever knows may remove it.
      until = Instant.MAX;
    }
    boolean gone = host.equals(terms.host()) && !terms.alive().test(process);
    if (terms.takeOver() || gone || now.isAfter(until)) {
      return;
    }
    throw busy(
        "another publisher is in: process " + process + " of '" + host + "'",
        "wait until it is done; if it is gone, its right ends at "
            + until
            + ", or now with --take-over");
  }

  private static RuntimeException busy(String message, String hint) {
    return Diagnostic.of(Category.PUBLISH, message).hint(hint).asException();
  }

  @Override
  public synchronized void renew() throws IOException {
    Instant now = terms.clock().instant();
    if (now.isBefore(renewed.plus(terms.span().dividedBy(4)))) {
      return;
    }
    version =
        cell.write(text(terms, now), Optional.of(version)).orElseThrow(() -> new Overtaken(FILE));
    renewed = now;
  }

  @Override
  public synchronized void close() throws IOException {
    cell.delete(version);
  }
}
