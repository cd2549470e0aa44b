package io.k8s.pkgbuilder.interop;

import io.k8s.pkgbuilder.cloud.CloudEnvironment;
import io.k8s.pkgbuilder.cloud.GoogleStorage;
import io.k8s.pkgbuilder.cloud.S3;
import io.k8s.pkgbuilder.publish.PublishListener;
import io.k8s.pkgbuilder.publish.Store;
import io.k8s.pkgbuilder.publish.Stored;
import io.k8s.pkgbuilder.publish.bucket.Backoff;
import io.k8s.pkgbuilder.publish.bucket.BucketAddress;
import io.k8s.pkgbuilder.publish.bucket.GoogleStore;
import io.k8s.pkgbuilder.publish.bucket.LeaseTerms;
import io.k8s.pkgbuilder.publish.bucket.S3Store;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** What a reader of a bucket has. */
final class BucketCopy {
  private BucketCopy() {}

  /**
   * Copies all but hidden files below an address into a new folder.
   *
   * @param variables by which the bucket's service is found, as the tool's own environment
   * @return the folder
   */
  static Path of(String address, Map<String, String> variables, Path folder) throws IOException {
    try (Store store = store(BucketAddress.parse(address).orElseThrow(), variables, folder)) {
      for (Stored file : store.list()) {
        if (!file.path().startsWith(".")) {
          Path copy = folder.resolve(file.path());
          Files.createDirectories(copy.toAbsolutePath().getParent());
          try (InputStream in = store.open(file.path()).orElseThrow()) {
            Files.copy(in, copy);
          }
        }
      }
    }
    return folder;
  }

  private static Store store(BucketAddress address, Map<String, String> variables, Path folder)
      throws IOException {
    HttpClient client = HttpClient.newHttpClient();
    CloudEnvironment environment = new CloudEnvironment(variables, client, Clock.systemUTC());
    LeaseTerms terms =
        new LeaseTerms("", 0, any -> true, Clock.systemUTC(), Duration.ofMinutes(1), false);
    Backoff backoff = Backoff.of(() -> 0.5);
    return address.scheme().equals("gs")
        ? new GoogleStore(
            address,
            GoogleStorage.of(environment, GoogleStorage.Access.WRITE),
            client,
            backoff,
            terms,
            folder.resolveSibling("sessions"),
            PublishListener.silent())
        : new S3Store(
            address, S3.of(environment), client, backoff, terms, PublishListener.silent());
  }
}
