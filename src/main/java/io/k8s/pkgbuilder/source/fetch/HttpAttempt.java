package io.k8s.pkgbuilder.source.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, watched by the calling thread: HttpRequest.timeout ends with the
 * headers, and so would wait for ever for a server that stops in the middle.
 */
final class HttpAttempt {
  private static final Set<Integer> BODIES = Set.of(200, 206);

  /** As Java words a proxy's answer; 408 and 429 may be others next time. */
  private static final Pattern TUNNEL_REFUSED =
      Pattern.compile("Tunnel failed, got: (4(?!08|29)\\d\\d)");

  private final HttpClient client;
  private final HttpSettings settings;
  private final Receiver receiver;
  private final AtomicReference<@Nullable BodyReceiver> body = new AtomicReference<>();
  private final AtomicReference<@Nullable IOException> refusal = new AtomicReference<>();
  private final CompletableFuture<Boolean> begun = new CompletableFuture<>();

  private boolean stopped;

  HttpAttempt(HttpClient client, HttpSettings settings, Receiver receiver) {
    this.client = client;
    this.settings = settings;
    this.receiver = receiver;
  }

  /**
   * Sends a request and receives the body of a 200 or 206; other bodies are not read.
   *
   * @throws IOException also when the server is silent or too slow
   */
  HttpResponse<Boolean> send(HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<Boolean>> answer = client.sendAsync(request, this::subscriber);
    try {
      return await(answer);
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } finally {
      stop(answer);
    }
  }

  private HttpResponse<Boolean> await(CompletableFuture<HttpResponse<Boolean>> answer)
      throws ExecutionException, InterruptedException, IOException {
    try {
      CompletableFuture.anyOf(answer, begun)
          .get(settings.response().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw HttpFailure.passing("no answer within " + seconds(settings.response()));
    }
    BodyReceiver now = body.get();
    if (now != null) {
      receive(now);
    }
    return answer.get();
  }

  /** All of a body, in this thread, as long as enough of it comes in each stretch of time. */
  private void receive(BodyReceiver now) throws InterruptedException, IOException {
    long stretch = settings.stall().toNanos();
    long end = System.nanoTime() + stretch;
    long received = 0;
    while (!now.isTaken()) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        if (received < settings.bytesPerStall()) {
          throw HttpFailure.passing("only " + received + " bytes in " + seconds(settings.stall()));
        }
        received = 0;
        end += stretch;
        continue;
      }
      for (ByteBuffer buffer : now.take(left)) {
        received += buffer.remaining();
        receiver.accept(buffer);
      }
    }
  }

  private synchronized BodySubscriber<Boolean> subscriber(ResponseInfo info) {
    if (stopped) {
      return new Ignored();
    }
    boolean wanted = BODIES.contains(info.statusCode()) || info.statusCode() == 416;
    try {
      if (wanted && receiver.begin(info)) {
        BodyReceiver subscriber = new BodyReceiver();
        body.set(subscriber);
        begun.complete(true);
        return subscriber;
      }
    } catch (IOException | RuntimeException e) {
      refusal.set(e instanceof IOException known ? known : new IOException(e));
    }
    // Not read: an error page may be endless.
    return new Ignored();
  }

  private IOException failure(Throwable cause) {
    if (cause instanceof HttpFailure known) {
      return known;
    }
    String why = why(cause);
    Matcher refused = TUNNEL_REFUSED.matcher(why);
    return refused.find()
        ? HttpFailure.lasting("the proxy refuses a tunnel: it answers " + refused.group(1))
        : HttpFailure.passing("the connection failed: " + why);
  }

  /** The client's exceptions often have no message of their own. */
  private static String why(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
        return "no address is known for the host";
      }
    }
    if (failure.getMessage() != null) {
      return failure.getMessage();
    }
    return failure instanceof ConnectException
        ? "nothing answers there"
        : failure.getClass().getSimpleName();
  }

  /** What the receiver said against the answer, if it did. */
  void throwRefusal() throws IOException {
    IOException refused = refusal.get();
    if (refused != null) {
      throw refused;
    }
  }

  private synchronized void stop(CompletableFuture<?> answer) {
    stopped = true;
    BodyReceiver now = body.get();
    if (now != null) {
      now.stop();
    }
    answer.cancel(true);
  }

  private static String seconds(Duration time) {
    return time.toMillis() / 1000.0 + " s";
  }
}
