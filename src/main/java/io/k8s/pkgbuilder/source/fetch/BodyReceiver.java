package io.k8s.pkgbuilder.source.fetch;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hands one answer's bytes to the thread that waits for them, which hashes and writes while the
 * client's thread receives more. No more is asked for than is being taken.
 */
final class BodyReceiver implements BodySubscriber<Boolean> {
  /** Batches of the client's that wait at most. */
  private static final int AHEAD = 4;

  private final CompletableFuture<Boolean> done = new CompletableFuture<>();
  private final BlockingQueue<List<ByteBuffer>> arrived = new LinkedBlockingQueue<>();
  private Flow.@Nullable Subscription subscription;
  private boolean stopped;

  /**
   * What arrived next; empty when that took too long, or nothing more will come.
   *
   * @throws InterruptedException when the thread shall end
   */
  List<ByteBuffer> take(long nanos) throws InterruptedException {
    List<ByteBuffer> next = arrived.poll(nanos, TimeUnit.NANOSECONDS);
    if (next == null || next.isEmpty()) {
      return List.of();
    }
    request(1);
    return next;
  }

  /** Whether all that will come has been taken. */
  boolean isTaken() {
    return done.isDone() && arrived.isEmpty();
  }

  /** Asks for nothing more. */
  synchronized void stop() {
    stopped = true;
    Flow.Subscription now = subscription;
    if (now != null) {
      now.cancel();
    }
  }

  private synchronized void request(long count) {
    Flow.Subscription now = subscription;
    if (now != null && !stopped) {
      now.request(count);
    }
  }

  @Override
  public CompletionStage<Boolean> getBody() {
    return done;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    synchronized (this) {
      this.subscription = subscription;
      if (stopped) {
        subscription.cancel();
      }
    }
    request(AHEAD);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    arrived.add(buffers);
  }

  @Override
  public void onError(Throwable throwable) {
    done.completeExceptionally(throwable);
    // Wakes who waits for more.
    arrived.add(List.of());
  }

  @Override
  public void onComplete() {
    done.complete(true);
    arrived.add(List.of());
  }
}
