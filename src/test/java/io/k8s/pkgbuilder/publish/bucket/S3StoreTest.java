package io.k8s.pkgbuilder.publish.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.cloud.CloudEnvironment;
import io.k8s.pkgbuilder.cloud.Credentials;
import io.k8s.pkgbuilder.cloud.S3;
import io.k8s.pkgbuilder.cloud.S3Server;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.publish.PublishSettings;
import io.k8s.pkgbuilder.publish.PublishTree;
import io.k8s.pkgbuilder.publish.Store;
import io.k8s.pkgbuilder.publish.StorePublisher;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class S3StoreTest extends BucketBehaviour {
  private static final S3Server SERVER = start();
  private static int tests;

  private static S3Server start() {
    try {
      return new S3Server();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeAll
  static void bucket() {
    SERVER.put("bucket", "outside", "not below the prefix".getBytes(StandardCharsets.UTF_8));
  }

  @AfterAll
  static void stop() throws Exception {
    SERVER.close();
  }

  @BeforeEach
  void count() {
    tests++;
  }

  @Override
  String url() {
    return SERVER.variables().getOrDefault("AWS_ENDPOINT_URL_S3", "");
  }

  @Override
  FaultyLine line(FaultyLine.Fault... schedule) throws IOException {
    return new FaultyLine(URI.create(url()).getPort(), schedule);
  }

  @Override
  Store store(String url, LeaseTerms terms) throws IOException {
    return store(url, terms, Map.of(), "s3://bucket/test/" + tests);
  }

  private Store store(String url, LeaseTerms terms, Map<String, String> more, String target)
      throws IOException {
    Map<String, String> variables = new HashMap<>(SERVER.variables());
    variables.put("AWS_ENDPOINT_URL_S3", url);
    variables.putAll(more);
    HttpClient client = HttpClient.newHttpClient();
    return new S3Store(
        BucketAddress.parse(target).orElseThrow(),
        S3.of(new CloudEnvironment(variables, client, Clock.systemUTC())),
        client,
        quick(),
        terms,
        listener());
  }

  private DiagnosticException refused(Map<String, String> variables, String target)
      throws IOException {
    try (Store store = store(url(), terms(1, NOW, false), variables, target)) {
      PublishSettings settings = new PublishSettings(false, false, false, false);
      PublishTree scanned = PublishTree.scan(tree, executor);
      StorePublisher publisher = new StorePublisher(store, settings, executor, listener());
      return Assertions.catchThrowableOfType(
          DiagnosticException.class, () -> publisher.publish(scanned));
    }
  }

  @Test
  void wrongCredentialsAreSaidAndNotShown() throws IOException {
    String secret = "notTheSecretThatIsKnownThere";
    DiagnosticException wrong =
        refused(Map.of("AWS_SECRET_ACCESS_KEY", secret), "s3://bucket/test");
    assertThat(wrong)
        .hasMessage(
            "s3://bucket/test: the store answers 403 (SignatureDoesNotMatch) to"
                + " '.pkgbuilder.publish'");
    assertThat(wrong.diagnostics().get(0).hint().orElseThrow()).startsWith("check the credentials");
    DiagnosticException unknown =
        refused(Map.of("AWS_ACCESS_KEY_ID", "AKIDNOBODY"), "s3://bucket/test");
    assertThat(unknown).hasMessageContaining("403 (InvalidAccessKeyId)");
    assertThat(String.join("", notes) + wrong + unknown)
        .doesNotContain(secret, S3Server.SECRET_KEY, "AKIDNOBODY", S3Server.ACCESS_KEY);
  }

  @Test
  void aBucketThatIsNotThereIsSaid() throws IOException {
    assertThat(refused(Map.of(), "s3://no-such-bucket")).hasMessageContaining("404 (NoSuchBucket)");
  }

  @Test
  void objectsSayWhatTheyAreAndHowLongTheyAreGood() throws IOException, InterruptedException {
    try (Store store = usual()) {
      PublishSettings settings = new PublishSettings(false, false, false, false);
      new StorePublisher(store, settings, executor, listener())
          .publish(PublishTree.scan(tree, executor));
    }
    assertHeaders("deb/dists/stable/InRelease", "public, no-cache", "text/plain; charset=utf-8");
    assertHeaders(
        "deb/pool/main/t/tiny_1.0%2B2~3_all.deb",
        "public, max-age=31536000, immutable", "application/vnd.debian.binary-package");
  }

  private void assertHeaders(String path, String cacheControl, String contentType)
      throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    S3 s3 = S3.of(new CloudEnvironment(SERVER.variables(), client, Clock.systemUTC()));
    URI uri = s3.location("bucket", "test/" + tests + "/" + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).GET();
    s3.headers(Credentials.Request.of("GET", uri)).forEach(request::setHeader);
    HttpResponse<Void> response = client.send(request.build(), BodyHandlers.discarding());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Cache-Control")).contains(cacheControl);
    // The server writes it its own way.
    assertThat(response.headers().firstValue("Content-Type").map(type -> type.replace(";c", "; c")))
        .contains(contentType);
    assertThat(response.headers().firstValue("x-amz-meta-sha256")).isPresent();
  }
}
