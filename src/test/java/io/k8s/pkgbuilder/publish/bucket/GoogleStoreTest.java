package io.k8s.pkgbuilder.publish.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.cloud.CloudEnvironment;
import io.k8s.pkgbuilder.cloud.GoogleStorage;
import io.k8s.pkgbuilder.publish.PublishSettings;
import io.k8s.pkgbuilder.publish.PublishTree;
import io.k8s.pkgbuilder.publish.Store;
import io.k8s.pkgbuilder.publish.StorePublisher;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a server that does what Google's documentation says; GoogleStoreIT has an emulator. */
class GoogleStoreTest extends BucketBehaviour {
  private final GoogleServer server = start();

  private static GoogleServer start() {
    try {
      return new GoogleServer();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  String url() {
    return server.url();
  }

  @Override
  FaultyLine line(FaultyLine.Fault... schedule) throws IOException {
    FaultyLine line = new FaultyLine(server.port(), schedule);
    server.external(line.url());
    return line;
  }

  @Override
  Store store(String url, LeaseTerms terms) throws IOException {
    HttpClient client = HttpClient.newHttpClient();
    CloudEnvironment environment =
        new CloudEnvironment(Map.of("STORAGE_EMULATOR_HOST", url), client, Clock.systemUTC());
    return new GoogleStore(
        BucketAddress.parse("gs://bucket/test").orElseThrow(),
        GoogleStorage.of(environment, GoogleStorage.Access.WRITE),
        client,
        quick(),
        terms,
        directory.resolve("sessions"),
        listener());
  }

  @Test
  void onlyTheirOwnerReadsSessions() throws IOException {
    UploadSessions sessions = new UploadSessions(directory.resolve("kept"));
    assertThat(sessions.of("file")).isEmpty();
    sessions.remember("file", "https://example.org/?upload_id=secret");
    try (Stream<Path> files = Files.list(directory.resolve("kept"))) {
      Path file = files.findFirst().orElseThrow();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    assertThat(sessions.of("file")).isEqualTo(Optional.of("https://example.org/?upload_id=secret"));
    sessions.forget("file");
    assertThat(sessions.of("file")).isEmpty();
  }

  @Test
  void objectsSayWhatTheyAreAndHowLongTheyAreGood() throws IOException, InterruptedException {
    try (Store store = usual()) {
      PublishSettings settings = new PublishSettings(false, false, false, false);
      new StorePublisher(store, settings, executor, listener())
          .publish(PublishTree.scan(tree, executor));
    }
    URI uri = URI.create(url() + "/storage/v1/b/bucket/o/test%2Frpm%2Frepodata%2Frepomd.xml");
    String json =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
            .body();
    assertThat(json)
        .contains("\"cacheControl\":\"public, no-cache\"")
        .contains("\"contentType\":\"application/xml\"")
        .contains("\"metadata\":{\"sha256\":\"");
  }
}
