package io.k8s.pkgbuilder.source.fetch;

import io.k8s.pkgbuilder.cloud.CloudEnvironment;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** Makes fetchers for tests: impatient, and remembering how long they would have waited. */
public final class Fetching {
  static final HttpSettings IMPATIENT =
      new HttpSettings(
          Duration.ofMillis(700),
          Duration.ofMillis(400),
          2_000,
          4,
          16 * 1024,
          Duration.ofMillis(100),
          Duration.ofSeconds(30),
          5);

  final List<Duration> waits = new CopyOnWriteArrayList<>();
  final Cache cache;
  private final Path directory;

  public Fetching(Path directory) {
    this.directory = directory;
    this.cache = Cache.in(directory, Clock.systemUTC());
  }

  public Cache cache() {
    return cache;
  }

  Path directory() {
    return directory;
  }

  public Fetcher fetcher() {
    return fetcher(new FetchPolicy(false, false, 1 << 30), new Mirrors(List.of()));
  }

  Fetcher offline() {
    return fetcher(new FetchPolicy(true, false, 1 << 30), new Mirrors(List.of()));
  }

  Fetcher trusting() {
    return fetcher(new FetchPolicy(false, true, 1 << 30), new Mirrors(List.of()));
  }

  public Fetcher fetcher(FetchPolicy policy, Mirrors mirrors) {
    return fetcher(policy, mirrors, Map.of());
  }

  /**
   * @param variables of the environment that stores find their credentials by
   */
  Fetcher fetcher(FetchPolicy policy, Mirrors mirrors, Map<String, String> variables) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    return new Fetcher(
        cache,
        mirrors,
        policy,
        client,
        IMPATIENT,
        new Waiting(Clock.systemUTC(), () -> 0.5, waits::add),
        new CloudStores(new CloudEnvironment(variables, client, Clock.systemUTC())),
        FetchListener.NONE);
  }

  static byte[] bytes(int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
