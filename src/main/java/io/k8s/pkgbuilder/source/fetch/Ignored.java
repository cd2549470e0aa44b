package io.k8s.pkgbuilder.source.fetch;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A body nobody reads: a little of it is drained so that the connection lives on. */
final class Ignored implements BodySubscriber<Boolean> {
  private static final long DRAINED = 64 * 1024;

  private Flow.@Nullable Subscription subscription;
  private long seen;

  /** At once: what matters, the headers, is here. */
  @Override
  public CompletionStage<Boolean> getBody() {
    return CompletableFuture.completedFuture(false);
  }

  @Override
  public synchronized void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    subscription.request(1);
  }

  @Override
  public synchronized void onNext(List<ByteBuffer> buffers) {
    Flow.Subscription now = subscription;
    seen += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
    if (now == null) {
      return;
    }
    if (seen > DRAINED) {
      now.cancel();
    } else {
      now.request(1);
    }
  }

  @Override
  public void onError(Throwable throwable) {}

  @Override
  public void onComplete() {}
}
