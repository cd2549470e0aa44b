package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.cloud.CloudEnvironment;
import io.k8s.pkgbuilder.cloud.GoogleStorage;
import io.k8s.pkgbuilder.cloud.S3;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.publish.PublishListener;
import io.k8s.pkgbuilder.publish.Store;
import io.k8s.pkgbuilder.publish.bucket.Backoff;
import io.k8s.pkgbuilder.publish.bucket.BucketAddress;
import io.k8s.pkgbuilder.publish.bucket.GoogleStore;
import io.k8s.pkgbuilder.publish.bucket.LeaseTerms;
import io.k8s.pkgbuilder.publish.bucket.S3Store;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Opens buckets with what the environment knows of their services. */
record PublishBucket(World world, PublishOptions options, PublishListener listener) {
  private static final Duration CONNECTING = Duration.ofSeconds(20);

  /** Until another publisher may take over from one that is silent. */
  private static final Duration LEASE = Duration.ofMinutes(10);

  Store open(BucketAddress address) throws IOException {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECTING)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(new EnvironmentProxies(world.environment()))
            .build();
    Map<String, String> variables = new HashMap<>(world.environment());
    boolean google = address.scheme().equals("gs");
    options
        .endpoint()
        .ifPresent(
            url -> variables.put(google ? "STORAGE_EMULATOR_HOST" : "AWS_ENDPOINT_URL_S3", url));
    CloudEnvironment environment = new CloudEnvironment(variables, client, world.clock());
    Backoff backoff = Backoff.of(() -> ThreadLocalRandom.current().nextDouble());
    try {
      return google
          ? new GoogleStore(
              address,
              GoogleStorage.of(environment, GoogleStorage.Access.WRITE),
              client,
              backoff,
              terms(),
              sessions(),
              listener)
          : new S3Store(address, S3.of(environment), client, backoff, terms(), listener);
    } catch (IOException e) {
      throw Diagnostic.of(Category.PUBLISH, address + ": " + e.getMessage())
          .hint("correct the credentials; see docs/publishing.md")
          .asException();
    }
  }

  private LeaseTerms terms() {
    return new LeaseTerms(
        HostName.read(),
        ProcessHandle.current().pid(),
        process -> ProcessHandle.of(process).isPresent(),
        world.clock(),
        LEASE,
        options.takeOver);
  }

  private Path sessions() {
    Optional<Path> cache = CacheDirectory.of(world, Optional.empty());
    return cache.orElse(world.path(".pkgbuilder")).resolve("uploads");
  }
}
