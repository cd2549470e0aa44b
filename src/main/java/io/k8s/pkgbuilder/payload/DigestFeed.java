package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.content.Hashing;
import java.security.MessageDigest;
import java.util.concurrent.CompletableFuture;

/**
 * What a {@link ContentPass} feeds with its content: a digest, which may have to wait until another
 * content has gone into it. The pass guards its fields.
 */
final class DigestFeed {
  /** Chunks so far. */
  int fed;

  /** Whether a thread is at it. */
  boolean busy;

  private final MessageDigest digest;
  private final CompletableFuture<Void> before;
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  /**
   * Nothing is fed yet.
   *
   * @param before ends when the content may come
   */
  DigestFeed(MessageDigest digest, CompletableFuture<Void> before) {
    this.digest = digest;
    this.before = before;
  }

  /** One whose content may come at once. */
  static DigestFeed of(MessageDigest digest) {
    return new DigestFeed(digest, CompletableFuture.completedFuture(null));
  }

  /** Whether the content may come. */
  boolean isOpen() {
    return before.isDone() && !before.isCompletedExceptionally();
  }

  /** Runs once the content may come, perhaps now. */
  void onOpen(Runnable action) {
    var unused = before.thenRun(action);
  }

  void update(byte[] bytes, int length) {
    Hashing.update(digest, bytes, length);
  }

  /** Done when all of the content went in. */
  CompletableFuture<Void> end() {
    return end;
  }

  /** Lower-case hex of the digest, if nothing else goes in. */
  CompletableFuture<String> hex() {
    return end.thenApply(unused -> Hashing.hex(digest));
  }
}
