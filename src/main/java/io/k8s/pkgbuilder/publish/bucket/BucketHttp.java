package io.k8s.pkgbuilder.publish.bucket;

import io.k8s.pkgbuilder.cloud.Credentials;
import io.k8s.pkgbuilder.publish.PublishListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Requests to a store, signed, and sent again when a failure may pass. */
final class BucketHttp {
  /** Until the answer begins: a part of 16 MiB over a slow line. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final HttpClient client;
  private final Credentials credentials;
  private final Backoff backoff;
  private final PublishListener listener;

  BucketHttp(
      HttpClient client, Credentials credentials, Backoff backoff, PublishListener listener) {
    this.client = client;
    this.credentials = credentials;
    this.backoff = backoff;
    this.listener = listener;
  }

  /**
   * One request.
   *
   * @param name of what is asked for, for messages
   * @param headers that a signature covers
   */
  record Call(String name, String method, URI uri, Map<String, String> headers, Body body) {
    Call {
      headers = Map.copyOf(headers);
    }

    static Call of(String name, String method, URI uri) {
      return new Call(name, method, uri, Map.of(), Body.NONE);
    }
  }

  /** The answer, whatever its status, once it is none that passes. */
  Answer send(Call call) throws IOException {
    HttpResponse<byte[]> response = retried(call, BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  /** The bytes of an object; empty where there is none. */
  Optional<InputStream> open(Call call) throws IOException {
    HttpResponse<InputStream> response = retried(call, BodyHandlers.ofInputStream());
    if (response.statusCode() == 200) {
      return Optional.of(response.body());
    }
    try (InputStream body = response.body()) {
      Answer answer =
          new Answer(response.statusCode(), response.headers(), body.readNBytes(1 << 16));
      if (answer.missing()) {
        return Optional.empty();
      }
      throw answer.failure("'" + call.name() + "'");
    }
  }

  private <T> HttpResponse<T> retried(Call call, BodyHandler<T> handler) throws IOException {
    for (int failed = 1; ; failed++) {
      String why;
      Optional<Duration> asked = Optional.empty();
      try {
        HttpResponse<T> response = once(call, handler);
        int status = response.statusCode();
        if ((status < 500 && status != 429 && status != 408) || status == 501) {
          return response;
        }
        why = "the store answers " + status;
        asked = asked(response.headers());
      } catch (InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        why = "the connection failed: " + reason(e);
      }
      if (failed >= backoff.attempts()) {
        throw new IOException(
            call.name() + ": " + why + " (given up after " + failed + " attempts)");
      }
      Duration wait = backoff.after(failed, asked);
      listener.retrying(call.name(), why, wait);
      backoff.pause(wait);
    }
  }

  private <T> HttpResponse<T> once(Call call, BodyHandler<T> handler) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(call.uri())
            .version(HttpClient.Version.HTTP_1_1)
            .timeout(PATIENCE)
            .method(call.method(), call.body().publisher())
            .setHeader("User-Agent", "pkgbuilder")
            .setHeader("Accept-Encoding", "identity");
    call.headers().forEach(request::setHeader);
    credentials
        .headers(
            new Credentials.Request(
                call.method(), call.uri(), call.headers(), call.body().sha256()))
        .forEach(request::setHeader);
    try {
      return client.send(request.build(), handler);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static Optional<Duration> asked(HttpHeaders headers) {
    return headers
        .firstValue("Retry-After")
        .filter(text -> text.strip().matches("\\d{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text.strip())));
  }

  /** The client's exceptions often have no message of their own. */
  private static String reason(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
        return "no address is known for the host";
      }
    }
    if (e.getMessage() != null) {
      return e.getMessage();
    }
    return e instanceof ConnectException ? "nothing answers there" : e.getClass().getSimpleName();
  }
}
