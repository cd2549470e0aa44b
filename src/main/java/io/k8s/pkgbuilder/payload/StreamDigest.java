package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.content.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** SHA-256 of an uncompressed stream, whose large contents are read by their passes. */
final class StreamDigest {
  private final MessageDigest digest = Hashing.sha256();
  private final List<Segment> own = new ArrayList<>();
  private CompletableFuture<Void> before = CompletableFuture.completedFuture(null);

  private StreamDigest() {}

  /**
   * The digest in lower-case hex, when all passes have ended; empty if there are none.
   *
   * @param passes of the contents, those that have not begun
   */
  static Optional<CompletableFuture<String>> of(
      List<Segment> stream, Map<Segment, ContentPass> passes) {
    if (passes.isEmpty()) {
      return Optional.empty();
    }
    StreamDigest made = new StreamDigest();
    Set<ContentPass> seen = new HashSet<>();
    for (Segment segment : stream) {
      Optional<ContentPass> pass = Optional.ofNullable(passes.get(segment)).filter(seen::add);
      if (pass.isEmpty() || !made.feed(pass.get())) {
        made.own.add(segment);
      }
    }
    made.readOwn();
    return Optional.of(made.before.thenApply(unused -> Hashing.hex(made.digest)));
  }

  private boolean feed(ContentPass pass) {
    if (pass.started()) {
      return false;
    }
    readOwn();
    DigestFeed feed = new DigestFeed(digest, before);
    if (!pass.feed(feed)) {
      return false;
    }
    before = feed.end();
    return true;
  }

  /** What no pass reads: framing, small files, contents that were read too early. */
  private void readOwn() {
    if (own.isEmpty()) {
      return;
    }
    List<Segment> segments = List.copyOf(own);
    own.clear();
    before =
        before.thenRun(
            () -> {
              try (InputStream in = new SegmentInput(segments)) {
                Hashing.update(digest, in);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}
