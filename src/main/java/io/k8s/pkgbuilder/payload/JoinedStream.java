package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.content.Hashing;
import io.k8s.pkgbuilder.payload.codec.Codec;
import io.k8s.pkgbuilder.payload.codec.Piece;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Pieces between a codec's head and tail; made, and digests computed, when they are asked for. */
final class JoinedStream implements PackedStream {
  private final List<Segment> stream;
  private final Codec codec;
  private final Optional<CompletableFuture<String>> plain;
  private final Supplier<List<CompletableFuture<Piece>>> work;
  private final Release release;
  private Optional<List<CompletableFuture<Piece>>> started = Optional.empty();

  /**
   * Nothing is begun yet.
   *
   * @param plain the digest of the uncompressed stream, if the work brings it with it
   * @param work begins it
   * @param release what to do when the stream is not wanted any more
   */
  JoinedStream(
      List<Segment> stream,
      Codec codec,
      Optional<CompletableFuture<String>> plain,
      Supplier<List<CompletableFuture<Piece>>> work,
      Release release) {
    this.stream = List.copyOf(stream);
    this.codec = codec;
    this.plain = plain;
    this.work = work;
    this.release = release;
  }

  /** Gives back what a stream has used. */
  interface Release {
    void run() throws IOException;
  }

  @Override
  public void release() throws IOException {
    release.run();
  }

  @Override
  public void start() {
    futures();
  }

  private synchronized List<CompletableFuture<Piece>> futures() {
    if (started.isEmpty()) {
      started = Optional.of(work.get());
    }
    return started.get();
  }

  private List<Piece> pieces() throws IOException {
    List<Piece> pieces = new ArrayList<>();
    for (CompletableFuture<Piece> future : futures()) {
      pieces.add(finished(future));
    }
    return pieces;
  }

  private static <T> T finished(CompletableFuture<T> future) throws IOException {
    try {
      return future.join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof UncheckedIOException io) {
        throw io.getCause();
      }
      if (cause instanceof IOException io) {
        throw io;
      }
      if (cause instanceof RuntimeException runtime) {
        throw runtime;
      }
      throw e;
    }
  }

  @Override
  public long size() throws IOException {
    List<Piece> pieces = pieces();
    return codec.head(pieces).length
        + pieces.stream().mapToLong(Piece::size).sum()
        + codec.tail(pieces).length;
  }

  @Override
  public long uncompressedSize() {
    return stream.stream().mapToLong(Segment::size).sum();
  }

  /** Piece for piece as they are finished; all again if the head turns out to be another. */
  @Override
  public String sha256() throws IOException {
    MessageDigest digest = Hashing.sha256();
    List<Piece> finished = new ArrayList<>();
    byte[] head = {};
    try (DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      for (CompletableFuture<Piece> future : futures()) {
        finished.add(finished(future));
        if (finished.size() == 1) {
          head = codec.head(finished);
          out.write(head);
        }
        write(finished.get(finished.size() - 1), out);
      }
      if (Arrays.equals(head, codec.head(finished))) {
        out.write(codec.tail(finished));
      } else {
        digest.reset();
        writeTo(out);
      }
    }
    return Hashing.hex(digest);
  }

  private static void write(Piece piece, OutputStream out) throws IOException {
    out.write(piece.prefix());
    piece.body().writeTo(out);
    out.write(piece.suffix());
  }

  @Override
  public String uncompressedSha256() throws IOException {
    if (plain.isPresent()) {
      start();
      return finished(plain.get());
    }
    try (InputStream in = new SegmentInput(stream)) {
      return Hashing.sha256(in);
    }
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    List<Piece> pieces = pieces();
    out.write(codec.head(pieces));
    for (Piece piece : pieces) {
      write(piece, out);
    }
    out.write(codec.tail(pieces));
  }
}
