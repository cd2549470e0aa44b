package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.content.Content;
import io.k8s.pkgbuilder.content.Digests;
import io.k8s.pkgbuilder.content.Hashing;
import io.k8s.pkgbuilder.payload.codec.Codec;
import io.k8s.pkgbuilder.payload.codec.Piece;
import io.k8s.pkgbuilder.payload.codec.Traits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Reads a content once: each chunk is compressed and, in order, fed to all digests of it. Whoever
 * read a chunk does what can be done with it; no task waits for another.
 */
final class ContentPass {
  /** Bytes that wait for a digest; beyond it no more is read. */
  private static final long MOST_AHEAD = 16L << 20;

  private static final int FEWEST_AHEAD = 3;

  private final Content content;
  private final List<Stretch> chunks;
  private final PieceMaker maker;
  private final MemoryGate gate;
  private final Buffers buffers;
  private final List<CompletableFuture<Piece>> pieces = new ArrayList<>();
  private final List<DigestFeed> feeds = new ArrayList<>();
  private final List<Optional<byte[]>> held = new ArrayList<>();
  private final int[] users;
  private int streams;
  private boolean started;
  private boolean scheduling;
  private boolean failed;
  private int scheduled;

  /** Compresses a chunk whose bytes are in memory. */
  interface PieceMaker {
    /** In bytes, while it works. */
    long memory(Stretch chunk);

    /** The chunk's piece. */
    Piece make(Codec.Input bytes, Stretch chunk) throws IOException;
  }

  /**
   * Nothing is read yet.
   *
   * @param chunks all of the content, in order
   */
  ContentPass(
      Content content, List<Stretch> chunks, PieceMaker maker, MemoryGate gate, Buffers buffers) {
    this.content = content;
    this.chunks = List.copyOf(chunks);
    this.maker = maker;
    this.gate = gate;
    this.buffers = buffers;
    this.users = new int[chunks.size()];
    for (int i = 0; i < chunks.size(); i++) {
      pieces.add(new CompletableFuture<>());
      held.add(Optional.empty());
    }
  }

  /**
   * The piece of a chunk; begins to read.
   *
   * @param skip where the chunk begins
   */
  CompletableFuture<Piece> piece(long skip) {
    start();
    for (int i = 0; i < chunks.size(); i++) {
      if (chunks.get(i).skip() == skip) {
        return pieces.get(i);
      }
    }
    throw new IllegalArgumentException("no chunk begins at " + skip);
  }

  /**
   * Has the digest fed with the content too, if it can: reading must not have begun, and a content
   * for which the digest is not ready must fit into memory, or its pass would wait for another.
   */
  synchronized boolean feed(DigestFeed feed) {
    if (started || (!feed.isOpen() && chunks.size() > mostAhead())) {
      return false;
    }
    feeds.add(feed);
    feed.onOpen(() -> advance(feed));
    return true;
  }

  synchronized boolean started() {
    return started;
  }

  Content content() {
    return content;
  }

  /** What its codec goes by. */
  Traits traits() {
    return chunks.get(0).traits();
  }

  /** One more stream holds the content. */
  synchronized void join() {
    streams++;
  }

  /** One that holds it is not wanted any more; whether it was the last. */
  synchronized boolean leave() {
    return --streams == 0;
  }

  /** Frees the pieces that there are. */
  void free() throws IOException {
    for (CompletableFuture<Piece> piece : pieces) {
      if (piece.isDone() && !piece.isCompletedExceptionally()) {
        piece.join().body().free();
      }
    }
  }

  private void start() {
    synchronized (this) {
      if (started) {
        return;
      }
      started = true;
      content.claimDigests().ifPresent(this::digest);
    }
    schedule();
  }

  private void digest(CompletableFuture<Digests> claimed) {
    DigestFeed md5 = DigestFeed.of(Hashing.md5());
    DigestFeed sha256 = DigestFeed.of(Hashing.sha256());
    feeds.add(md5);
    feeds.add(sha256);
    var unused =
        md5.hex()
            .thenCombine(sha256.hex(), Digests::new)
            .whenComplete(
                (digests, failure) -> {
                  if (failure == null) {
                    claimed.complete(digests);
                  } else {
                    claimed.completeExceptionally(failure);
                  }
                });
  }

  /** Hands out chunks as long as the digests keep up. */
  private void schedule() {
    synchronized (this) {
      if (scheduling) {
        return;
      }
      scheduling = true;
    }
    for (int next = next(); next < chunks.size(); next = next()) {
      int chunk = next;
      Stretch stretch = chunks.get(chunk);
      gate.execute(maker.memory(stretch) + stretch.traits().size(), () -> work(chunk));
    }
  }

  /** The chunk to hand out; none, and nobody is at it any more, if it is not to be now. */
  private synchronized int next() {
    int slowest = feeds.stream().mapToInt(feed -> feed.fed).min().orElse(scheduled);
    if (failed || scheduled == chunks.size() || scheduled - slowest >= mostAhead()) {
      scheduling = false;
      return chunks.size();
    }
    return scheduled++;
  }

  /** Chunks that may wait for a digest. */
  private long mostAhead() {
    return Math.max(FEWEST_AHEAD, MOST_AHEAD / Math.max(1, chunks.get(0).traits().size()));
  }

  private void work(int chunk) {
    try {
      byte[] bytes = read(chunks.get(chunk));
      synchronized (this) {
        held.set(chunk, Optional.of(bytes));
        users[chunk] = feeds.size() + 1;
      }
      advance();
      Piece piece =
          maker.make(() -> new ByteArrayInputStream(bytes, 0, length(chunk)), chunks.get(chunk));
      used(chunk);
      pieces.get(chunk).complete(piece);
      advance();
    } catch (IOException | RuntimeException | Error e) {
      fail(e);
    }
    schedule();
  }

  private int length(int chunk) {
    return Math.toIntExact(chunks.get(chunk).traits().size());
  }

  private byte[] read(Stretch chunk) throws IOException {
    int size = Math.toIntExact(chunk.traits().size());
    byte[] bytes = buffers.take(size);
    try (InputStream in = chunk.open()) {
      int read = in.readNBytes(bytes, 0, size);
      if (read != size) {
        throw new IOException("the content ends after " + read + " bytes of " + size);
      }
    }
    return bytes;
  }

  /** One of a chunk's users has had it; after the last one its buffer is free. */
  private synchronized void used(int chunk) {
    if (--users[chunk] == 0) {
      held.get(chunk).ifPresent(buffers::give);
      held.set(chunk, Optional.empty());
    }
  }

  private void advance() {
    List<DigestFeed> all;
    synchronized (this) {
      all = List.copyOf(feeds);
    }
    all.forEach(this::advance);
  }

  /** Feeds one digest with all that has been read, unless another thread is at it. */
  private void advance(DigestFeed feed) {
    for (Optional<byte[]> chunk = take(feed); chunk.isPresent(); chunk = take(feed)) {
      feed.update(chunk.get(), length(feed.fed));
      if (taken(feed)) {
        feed.end().complete(null);
      }
      schedule();
    }
  }

  private synchronized Optional<byte[]> take(DigestFeed feed) {
    if (feed.busy || !feed.isOpen() || failed || feed.fed == chunks.size()) {
      return Optional.empty();
    }
    Optional<byte[]> chunk = held.get(feed.fed);
    feed.busy = chunk.isPresent();
    return chunk;
  }

  /** Whether this was the feed's last chunk. */
  private synchronized boolean taken(DigestFeed feed) {
    used(feed.fed++);
    feed.busy = false;
    return feed.fed == chunks.size();
  }

  private void fail(Throwable failure) {
    List<DigestFeed> all;
    synchronized (this) {
      failed = true;
      all = List.copyOf(feeds);
      held.replaceAll(unused -> Optional.empty());
    }
    pieces.forEach(piece -> piece.completeExceptionally(failure));
    all.forEach(feed -> feed.end().completeExceptionally(failure));
  }
}
