package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.payload.codec.Codec;
import io.k8s.pkgbuilder.payload.codec.Piece;
import io.k8s.pkgbuilder.payload.codec.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Compresses streams in pieces, in parallel; a piece that is one content's is compressed once for
 * all formats and packages that hold it.
 *
 * <p>Every task given to the executor runs to its end without waiting for another, so that no
 * number of threads and callers can lock up. The pieces live as long as the spool.
 */
public final class PiecePacker implements Packer {
  private final Executor executor;
  private final Spool spool;
  private final SolidGroups groups = new SolidGroups();
  private final Map<String, CompletableFuture<Piece>> known = new ConcurrentHashMap<>();
  private final AtomicLong compressed = new AtomicLong();

  /**
   * Owns neither of them.
   *
   * @param executor compresses; its threads decide how many pieces at once
   */
  public PiecePacker(Executor executor, Spool spool) {
    this.executor = executor;
    this.spool = spool;
  }

  /** Uncompressed bytes given to a codec so far: shared contents count once. */
  public long bytesCompressed() {
    return compressed.get();
  }

  /** Waits for the compression, so it must not be called on the executor's own threads. */
  @Override
  public PackedStream pack(List<Segment> stream, Compression compression) throws IOException {
    Codec codec = Codec.of(compression);
    List<CompletableFuture<Piece>> futures = new ArrayList<>();
    for (Stretch stretch : Partition.of(stream, groups)) {
      futures.add(piece(codec, stretch));
    }
    List<Piece> pieces = new ArrayList<>();
    for (CompletableFuture<Piece> future : futures) {
      pieces.add(finished(future));
    }
    return new JoinedStream(stream, codec, pieces);
  }

  private CompletableFuture<Piece> piece(Codec codec, Stretch stretch) {
    CompletableFuture<Piece> result = new CompletableFuture<>();
    executor.execute(
        () -> {
          try {
            start(codec, stretch, result);
          } catch (IOException e) {
            result.completeExceptionally(new UncheckedIOException(e));
          } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  private void start(Codec codec, Stretch stretch, CompletableFuture<Piece> result)
      throws IOException {
    var identity = stretch.identity();
    if (identity.isEmpty()) {
      result.complete(compress(codec, stretch));
      return;
    }
    String key = identity.get() + "/" + codec.parameters(stretch.traits());
    CompletableFuture<Piece> other = known.putIfAbsent(key, result);
    if (other == null) {
      result.complete(compress(codec, stretch));
    } else {
      var unused =
          other.whenComplete(
              (piece, failure) -> {
                if (failure == null) {
                  result.complete(piece);
                } else {
                  result.completeExceptionally(failure);
                }
              });
    }
  }

  private Piece compress(Codec codec, Stretch stretch) throws IOException {
    compressed.addAndGet(stretch.traits().size());
    try (InputStream in = stretch.open()) {
      return codec.compress(in, stretch.traits(), spool);
    }
  }

  private static Piece finished(CompletableFuture<Piece> future) throws IOException {
    try {
      return future.join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof UncheckedIOException io) {
        throw io.getCause();
      }
      if (cause instanceof RuntimeException runtime) {
        throw runtime;
      }
      throw e;
    }
  }
}
