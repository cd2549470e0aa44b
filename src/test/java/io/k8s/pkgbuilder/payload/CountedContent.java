package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.content.BytesContent;
import io.k8s.pkgbuilder.content.Content;
import io.k8s.pkgbuilder.content.Digests;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A content whose digests can be claimed as a file's can, and that counts what is read of it. */
final class CountedContent implements Content {
  private final byte[] bytes;
  private final long brokenAt;
  private final AtomicLong read = new AtomicLong();
  private final AtomicReference<CompletableFuture<Digests>> digests = new AtomicReference<>();

  private CountedContent(byte[] bytes, long brokenAt) {
    this.bytes = bytes;
    this.brokenAt = brokenAt;
  }

  static CountedContent of(int seed, int size) {
    return new CountedContent(noise(seed, size), Long.MAX_VALUE);
  }

  /** One that cannot be read beyond a byte. */
  static CountedContent broken(int size, int at) {
    return new CountedContent(noise(at, size), at);
  }

  private static byte[] noise(int seed, int size) {
    byte[] bytes = new byte[size];
    Random random = new Random(seed);
    for (int i = 0; i < size; i += 64) {
      bytes[i] = (byte) random.nextInt();
    }
    return bytes;
  }

  long read() {
    return read.get();
  }

  byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public InputStream open() {
    return open(0);
  }

  @Override
  public InputStream open(long offset) {
    int start = (int) offset;
    return new FilterInputStream(new ByteArrayInputStream(bytes, start, bytes.length - start)) {
      private long at = start;

      @Override
      public int read(byte[] buffer, int from, int length) throws IOException {
        if (at > brokenAt) {
          throw new IOException("broken");
        }
        int count = super.read(buffer, from, length);
        at += Math.max(0, count);
        read.addAndGet(Math.max(0, count));
        return count;
      }
    };
  }

  @Override
  public Optional<CompletableFuture<Digests>> claimDigests() {
    CompletableFuture<Digests> claim = new CompletableFuture<>();
    return digests.compareAndSet(null, claim) ? Optional.of(claim) : Optional.empty();
  }

  @Override
  public Digests digests() throws IOException {
    claimDigests().ifPresent(claim -> claim.complete(BytesContent.of(bytes).digests()));
    try {
      return Objects.requireNonNull(digests.get()).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IOException(e);
    }
  }
}
