package io.k8s.pkgbuilder.source.fetch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gets what is at an address, through redirects and in spite of passing failures. */
final class Http {
  private final HttpClient client;
  private final HttpSettings settings;
  private final Waiting waiting;
  private final FetchListener listener;
  private final Stores stores;

  Http(
      HttpClient client,
      HttpSettings settings,
      Waiting waiting,
      FetchListener listener,
      Stores stores) {
    if (client.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException("redirects are followed here, where they are checked");
    }
    this.client = client;
    this.settings = settings;
    this.waiting = waiting;
    this.listener = listener;
    this.stores = stores;
  }

  /** Receives the whole of what is at an address. */
  Availability get(Address address, Receiver receiver) throws IOException {
    return retried(address, "GET", receiver);
  }

  /** Asks whether anything is there. */
  Availability head(Address address) throws IOException {
    return retried(address, "HEAD", new TextReceiver(0));
  }

  /**
   * How much is at an address, in bytes; empty where nothing is.
   *
   * @throws IOException also when its server does not say
   */
  Optional<Long> size(Address address) throws IOException {
    SizeReceiver receiver = new SizeReceiver();
    if (retried(address, "HEAD", receiver) != Availability.FOUND) {
      return Optional.empty();
    }
    return Optional.of(
        receiver
            .size()
            .orElseThrow(() -> HttpFailure.lasting("the server does not say how large it is")));
  }

  private Availability retried(Address address, String method, Receiver receiver)
      throws IOException {
    int fruitless = 0;
    while (true) {
      long before = receiver.reached();
      try {
        return followed(address, method, receiver);
      } catch (HttpFailure failure) {
        fruitless = receiver.reached() - before >= settings.progress() ? 0 : fruitless + 1;
        if (!failure.worthRetrying()) {
          throw failure;
        }
        if (fruitless >= settings.attempts()) {
          throw HttpFailure.lasting(
              failure.getMessage() + " (given up after " + fruitless + " attempts)");
        }
        Duration wait = RetryAfter.wait(settings, fruitless, failure.after(), waiting.random());
        listener.retrying(address.toString(), String.valueOf(failure.getMessage()), wait);
        waiting.pause(wait);
      }
    }
  }

  private Availability followed(Address address, String method, Receiver receiver)
      throws IOException {
    URI uri = stores.location(address);
    Map<String, String> credentials = stores.credentials(address, uri, method);
    Set<URI> seen = new HashSet<>();
    while (seen.add(uri) && seen.size() <= settings.redirects() + 1) {
      HttpAttempt attempt = new HttpAttempt(client, settings, receiver);
      HttpResponse<Boolean> response = attempt.send(request(uri, method, receiver, credentials));
      attempt.throwRefusal();
      Optional<Availability> answer = answer(response);
      if (answer.isPresent()) {
        return answer.get();
      }
      URI next = Redirects.next(uri, response.headers());
      if (!Redirects.sameOrigin(uri, next)) {
        credentials = Map.of();
      }
      uri = next;
    }
    throw HttpFailure.lasting(
        "redirected in a circle, or more than " + settings.redirects() + " times");
  }

  private static HttpRequest request(
      URI uri, String method, Receiver receiver, Map<String, String> credentials) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(Redirects.withoutUser(uri))
            .version(HttpClient.Version.HTTP_1_1)
            .method(method, BodyPublishers.noBody())
            .setHeader("User-Agent", "pkgbuilder")
            .setHeader("Accept-Encoding", "identity");
    receiver.headers().forEach(request::setHeader);
    credentials.forEach(request::setHeader);
    return request.build();
  }

  /** Empty for a redirect. */
  private Optional<Availability> answer(HttpResponse<?> response) throws HttpFailure {
    int status = response.statusCode();
    HttpHeaders headers = response.headers();
    return switch (status) {
      case 200, 206, 416 -> Optional.of(Availability.FOUND);
      case 301, 302, 303, 307, 308 -> Optional.empty();
      case 404, 410 -> Optional.of(Availability.MISSING);
      case 401, 403 -> Optional.of(Availability.DENIED);
      default -> {
        if (status >= 500 || status == 429 || status == 408) {
          throw HttpFailure.passing(
              "the server answers " + status, RetryAfter.asked(headers, waiting.clock()));
        }
        throw Redirects.elsewhere(headers)
            .orElseGet(() -> HttpFailure.lasting("the server answers " + status));
      }
    };
  }
}
