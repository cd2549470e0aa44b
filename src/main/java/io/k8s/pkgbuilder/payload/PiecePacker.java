package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.content.Content;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.payload.codec.Codec;
import io.k8s.pkgbuilder.payload.codec.Piece;
import io.k8s.pkgbuilder.payload.codec.Spool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Compresses streams in pieces, in parallel; a piece that is one content's is compressed once for
 * all formats and packages that hold it.
 *
 * <p>Every task given to the executor runs to its end without waiting for another, so that no
 * number of threads and callers can lock up. The pieces live as long as the spool, but for a quick
 * codec's large ones.
 */
public final class PiecePacker implements Packer {
  /** A machine with little memory still has room for one encoder at a time. */
  private static final long LEAST_MEMORY = 64L << 20;

  private final Executor executor;
  private final MemoryGate gate;
  private final Spool spool;
  private final PieceStore store;
  private final SolidGroups groups = new SolidGroups();
  private final Map<String, CompletableFuture<Piece>> known = new ConcurrentHashMap<>();
  private final Buffers buffers = new Buffers();
  private final ContentPasses passes = new ContentPasses(this::pass);
  private final AtomicLong pieces = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong shared = new AtomicLong();
  private final AtomicLong kept = new AtomicLong();

  /**
   * Owns neither of them. Encoders together take at most half of the heap.
   *
   * @param executor compresses; its threads decide how many pieces at once
   */
  public PiecePacker(Executor executor, Spool spool) {
    this(executor, spool, PieceStore.NONE);
  }

  /** With pieces of earlier builds. */
  public PiecePacker(Executor executor, Spool spool, PieceStore store) {
    this(executor, spool, store, Math.max(LEAST_MEMORY, Runtime.getRuntime().maxMemory() / 2));
  }

  /**
   * With a limit of its own.
   *
   * @param encoderMemory bytes that all encoders at work may take together; one that needs more
   *     works alone
   */
  public PiecePacker(Executor executor, Spool spool, PieceStore store, long encoderMemory) {
    this.store = store;
    this.executor = executor;
    this.gate = new MemoryGate(executor, encoderMemory);
    this.spool = spool;
  }

  /**
   * What has been done so far.
   *
   * @param pieces given to a codec
   * @param bytes of them, uncompressed
   * @param shared pieces that were wanted again and not compressed again
   * @param kept pieces that an earlier build had compressed
   */
  public record Work(long pieces, long bytes, long shared, long kept) {}

  /** The work so far. */
  public Work work() {
    return new Work(pieces.get(), bytes.get(), shared.get() + passes.shared(), kept.get());
  }

  /**
   * Reads nothing but the starts of executables, and all of files that may be alike; {@link
   * PackedStream#start} and whatever waits for bytes begin the work. What waits must not be called
   * on the executor's own threads.
   */
  @Override
  public PackedStream pack(List<Segment> stream, Compression compression, boolean digested)
      throws IOException {
    Codec codec = Codec.of(compression);
    List<Stretch> stretches =
        codec.undivided() ? List.of(Stretch.of(stream, true)) : Partition.of(stream, codec, groups);
    Map<Segment, ContentPass> own = codec.quick() ? passes.of(codec, stretches) : Map.of();
    Optional<CompletableFuture<String>> plain =
        digested ? StreamDigest.of(stream, own) : Optional.empty();
    return new JoinedStream(
        stream,
        codec,
        plain,
        () -> start(codec, stretches, own),
        () -> passes.release(codec, own.values()));
  }

  private ContentPass pass(Codec codec, Content content, List<Stretch> chunks) {
    return new ContentPass(
        content,
        chunks,
        new ContentPass.PieceMaker() {
          @Override
          public long memory(Stretch chunk) {
            return codec.memory(chunk.traits());
          }

          @Override
          public Piece make(Codec.Input bytes, Stretch chunk) throws IOException {
            return packed(codec, bytes, chunk);
          }
        },
        gate,
        buffers);
  }

  /** The longest first: a long one that starts last keeps one core busy and the others waiting. */
  private List<CompletableFuture<Piece>> start(
      Codec codec, List<Stretch> stretches, Map<Segment, ContentPass> passes) {
    IdentityHashMap<Stretch, CompletableFuture<Piece>> futures = new IdentityHashMap<>();
    stretches.stream()
        .sorted(Comparator.comparingLong((Stretch stretch) -> stretch.traits().size()).reversed())
        .forEach(
            stretch ->
                futures.put(
                    stretch,
                    stretch
                        .content()
                        .flatMap(
                            unused -> Optional.ofNullable(passes.get(stretch.segments().get(0))))
                        .map(pass -> pass.piece(stretch.skip()))
                        .orElseGet(() -> piece(codec, stretch))));
    return stretches.stream().map(stretch -> Objects.requireNonNull(futures.get(stretch))).toList();
  }

  private CompletableFuture<Piece> piece(Codec codec, Stretch stretch) {
    CompletableFuture<Piece> result = new CompletableFuture<>();
    if (codec.slow() && stretch.recurs()) {
      executor.execute(() -> failing(result, () -> shared(codec, stretch, result)));
    } else {
      compress(codec, stretch, result, unused -> {});
    }
    return result;
  }

  /** Finds out who the stretch is, which reads all of the content if nobody has yet. */
  private void shared(Codec codec, Stretch stretch, CompletableFuture<Piece> result)
      throws IOException {
    String key = stretch.identity() + "/" + codec.parameters(stretch.traits());
    CompletableFuture<Piece> other = known.putIfAbsent(key, result);
    if (other == null) {
      first(codec, stretch, key, result);
      return;
    }
    shared.incrementAndGet();
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

  private void first(Codec codec, Stretch stretch, String key, CompletableFuture<Piece> result) {
    String name = key + "/" + Encoders.VERSIONS;
    Optional<Piece> before = store.find(name, spool);
    if (before.isPresent()) {
      kept.incrementAndGet();
      result.complete(before.get());
      return;
    }
    compress(codec, stretch, result, piece -> store.keep(name, piece));
  }

  private void compress(
      Codec codec, Stretch stretch, CompletableFuture<Piece> result, Consumer<Piece> first) {
    gate.execute(
        codec.memory(stretch.traits()),
        () ->
            failing(
                result,
                () -> {
                  Piece piece = packed(codec, stretch::open, stretch);
                  first.accept(piece);
                  result.complete(piece);
                }));
  }

  private Piece packed(Codec codec, Codec.Input input, Stretch stretch) throws IOException {
    pieces.incrementAndGet();
    bytes.addAndGet(stretch.traits().size());
    return codec.compress(input, stretch.traits(), spool);
  }

  private interface Step {
    void run() throws IOException;
  }

  private static void failing(CompletableFuture<Piece> result, Step step) {
    try {
      step.run();
    } catch (IOException e) {
      result.completeExceptionally(new UncheckedIOException(e));
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }
}
