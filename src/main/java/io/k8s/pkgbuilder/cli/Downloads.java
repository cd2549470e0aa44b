package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.cloud.CloudEnvironment;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.source.archive.ArchiveLimits;
import io.k8s.pkgbuilder.source.fetch.Cache;
import io.k8s.pkgbuilder.source.fetch.CloudStores;
import io.k8s.pkgbuilder.source.fetch.FetchPolicy;
import io.k8s.pkgbuilder.source.fetch.Fetcher;
import io.k8s.pkgbuilder.source.fetch.HttpSettings;
import io.k8s.pkgbuilder.source.fetch.Mirrors;
import io.k8s.pkgbuilder.source.fetch.Unpacker;
import io.k8s.pkgbuilder.source.fetch.Waiting;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;

/** Everything that downloads take, made when it is first wanted. */
final class Downloads implements AutoCloseable {
  /** At once; more win nothing on one line and annoy servers. */
  private static final int THREADS = 6;

  private static final Duration CONNECTING = Duration.ofSeconds(20);

  private final World world;
  private final FetchOptions options;
  private final FetchProgress progress;
  private Optional<Cache> cache = Optional.empty();
  private Optional<FileLock> hold = Optional.empty();
  private Optional<Fetcher> fetcher = Optional.empty();
  private Optional<ExecutorService> threads = Optional.empty();

  Downloads(World world, FetchOptions options, boolean quiet) {
    this.world = world;
    this.options = options;
    this.progress = new FetchProgress(world, quiet);
  }

  Fetcher fetcher() {
    if (fetcher.isEmpty()) {
      HttpClient client = client();
      fetcher =
          Optional.of(
              new Fetcher(
                  cache(),
                  Mirrors.parse(mirrors()),
                  new FetchPolicy(
                      options.offline, options.allowUnverified, FetchPolicy.DEFAULT_LONGEST),
                  client,
                  HttpSettings.DEFAULT,
                  Waiting.of(world.clock(), () -> ThreadLocalRandom.current().nextDouble()),
                  new CloudStores(new CloudEnvironment(world.environment(), client, world.clock())),
                  progress));
    }
    return fetcher.get();
  }

  Unpacker unpacker() {
    return new Unpacker(cache(), ArchiveLimits.DEFAULT);
  }

  ExecutorService threads() {
    if (threads.isEmpty()) {
      threads = Optional.of(Workers.pool("download", THREADS));
    }
    return threads.get();
  }

  void say(String note) {
    progress.note(note);
  }

  /** Of two for the same addresses the first wins: the option's, the variable's, the file's. */
  private List<String> mirrors() {
    List<String> all = new ArrayList<>(options.mirrors);
    world
        .variable("PKGBUILDER_MIRRORS")
        .ifPresent(text -> all.addAll(Arrays.asList(text.strip().split("\\s+"))));
    all.addAll(MirrorFile.read(world));
    return all;
  }

  private HttpClient client() {
    EnvironmentProxies proxies = new EnvironmentProxies(world.environment());
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECTING)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(proxies);
    proxies.passwords().ifPresent(client::authenticator);
    return client.build();
  }

  private Cache cache() {
    if (cache.isEmpty()) {
      Path directory = directory(world, options.cacheDirectory());
      Cache opened = Cache.in(directory, world.clock());
      try {
        hold = Optional.of(opened.hold());
      } catch (IOException e) {
        throw unusable(Optional.of(directory)).asException();
      }
      cache = Optional.of(opened);
    }
    return cache.get();
  }

  /** Where downloads are kept; its nearest folder that is there must be one to write to. */
  static Path directory(World world, Optional<String> typed) {
    Optional<Path> directory = CacheDirectory.of(world, typed);
    boolean usable =
        directory
            .map(Path::toAbsolutePath)
            .map(Downloads::nearest)
            .filter(Files::isWritable)
            .isPresent();
    if (!usable) {
      throw unusable(directory).asException();
    }
    return directory.orElseThrow();
  }

  private static Diagnostic unusable(Optional<Path> directory) {
    return Diagnostic.of(
            Category.SOURCE,
            directory
                .map(folder -> "the cache '" + folder + "' cannot be written")
                .orElse("there is no place for the cache: neither HOME nor XDG_CACHE_HOME is set"))
        .hint("name one with --cache-dir DIR; in a container, mount it: -v DIR:/cache");
  }

  private static Path nearest(Path path) {
    Path at = path;
    while (!Files.exists(at) && at.getParent() != null) {
      at = at.getParent();
    }
    return at;
  }

  @Override
  public void close() {
    progress.close();
    threads.ifPresent(ExecutorService::shutdownNow);
    hold.ifPresent(Downloads::release);
  }

  private static void release(FileLock lock) {
    try {
      lock.acquiredBy().close();
    } catch (IOException e) {
      // The system releases it with the process.
    }
  }
}
