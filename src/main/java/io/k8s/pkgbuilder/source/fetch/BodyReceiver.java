package io.k8s.pkgbuilder.source.fetch;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands one answer's bytes to a receiver until it is told to stop: the client may deliver more
 * after an attempt was given up, when the next one may already write.
 */
final class BodyReceiver implements BodySubscriber<Boolean> {
  private final CompletableFuture<Boolean> done = new CompletableFuture<>();
  private final AtomicLong received = new AtomicLong();
  private final Receiver receiver;
  private Flow.Subscription subscription = NOTHING;
  private boolean stopped;

  private static final Flow.Subscription NOTHING =
      new Flow.Subscription() {
        @Override
        public void request(long count) {}

        @Override
        public void cancel() {}
      };

  BodyReceiver(Receiver receiver) {
    this.receiver = receiver;
  }

  /** Bytes so far. */
  long received() {
    return received.get();
  }

  /** When this returns, nothing more is handed on. */
  synchronized void stop() {
    stopped = true;
    subscription.cancel();
  }

  @Override
  public CompletionStage<Boolean> getBody() {
    return done;
  }

  @Override
  public synchronized void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    if (stopped) {
      subscription.cancel();
    } else {
      subscription.request(4);
    }
  }

  @Override
  public synchronized void onNext(List<ByteBuffer> buffers) {
    if (stopped) {
      return;
    }
    try {
      for (ByteBuffer buffer : buffers) {
        int length = buffer.remaining();
        receiver.accept(buffer);
        received.addAndGet(length);
      }
      subscription.request(1);
    } catch (IOException | RuntimeException e) {
      stop();
      done.completeExceptionally(e);
    }
  }

  @Override
  public void onError(Throwable throwable) {
    done.completeExceptionally(throwable);
  }

  @Override
  public void onComplete() {
    done.complete(true);
  }
}
