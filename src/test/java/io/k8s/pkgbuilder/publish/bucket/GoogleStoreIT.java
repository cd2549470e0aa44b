package io.k8s.pkgbuilder.publish.bucket;

import io.k8s.pkgbuilder.cloud.CloudEnvironment;
import io.k8s.pkgbuilder.cloud.GoogleStorage;
import io.k8s.pkgbuilder.publish.Store;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * Against fake-gcs-server. It asks nobody who they are, takes a question how far an upload has come
 * for its end, and knows no condition of removals: these are GoogleStoreTest's.
 */
class GoogleStoreIT extends BucketBehaviour {
  private final List<GoogleEmulator> emulators = new ArrayList<>();

  @BeforeAll
  static void tool() {
    GoogleEmulator.require();
  }

  @BeforeEach
  void start() throws IOException {
    emulators.add(new GoogleEmulator(GoogleEmulator.freePort(), Optional.empty()));
  }

  @AfterEach
  void stop() {
    emulators.forEach(GoogleEmulator::close);
  }

  @Override
  String url() {
    return emulators.get(emulators.size() - 1).url();
  }

  /** Sessions of uploads are addresses, which must lead through the line too. */
  @Override
  FaultyLine line(FaultyLine.Fault... schedule) throws IOException {
    int port = GoogleEmulator.freePort();
    FaultyLine line = new FaultyLine(port, schedule);
    emulators.add(new GoogleEmulator(port, Optional.of(line.url())));
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

  @Override
  void whatHadArrivedOfALargeFileIsNotSentAgain() {
    // Without @Test it is none.
  }

  @Override
  void whatAnotherChangedIsNotRemoved() {
    // Without @Test it is none.
  }
}
