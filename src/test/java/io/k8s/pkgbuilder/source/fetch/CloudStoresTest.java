package io.k8s.pkgbuilder.source.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.auth.oauth2.GoogleCredentials;
import com.sun.net.httpserver.HttpServer;
import io.k8s.pkgbuilder.cloud.GoogleServer;
import io.k8s.pkgbuilder.cloud.S3Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects that are not public, from stores that check who asks. */
class CloudStoresTest {
  private static final byte[] BYTES = Fetching.bytes(100_000, 5);

  @TempDir Path directory;
  private int caches;

  /** With nothing in the cache. */
  private byte[] fetched(String url, Map<String, String> variables) throws IOException {
    return Files.readAllBytes(
        new Fetching(directory.resolve("cache" + caches++))
            .fetcher(new FetchPolicy(false, false, 1 << 30), new Mirrors(List.of()), variables)
            .fetch(url)
            .orElseThrow()
            .path());
  }

  /** What is said when it fails; never with a secret. */
  private String failure(String url, Map<String, String> variables) {
    try {
      fetched(url, variables);
    } catch (Exception e) {
      String said = String.valueOf(e.getMessage()) + e;
      assertThat(said)
          .doesNotContain(
              S3Server.SECRET_KEY, "wrong-secret", GoogleServer.TOKEN, "secret-refresh", "MII");
      return said;
    }
    throw new AssertionError("it did not fail");
  }

  private static byte[] sha256() {
    return FaultServer.sha256(BYTES).getBytes(StandardCharsets.UTF_8);
  }

  private static S3Server s3() throws Exception {
    S3Server server = new S3Server();
    server.put("bucket", "v1.33.0-alpha.1+0abc/bin/kubelet", BYTES);
    server.put("bucket", "v1.33.0-alpha.1+0abc/bin/kubelet.sha256", sha256());
    server.put("bucket", "it's (a) $&=;:@!*,~ key", BYTES);
    return server;
  }

  private static final String S3 = "s3://bucket/v1.33.0-alpha.1+0abc/bin/kubelet";
  private static final String GS = "gs://bucket/v1.33.0-alpha.1+0abc/bin/kubelet";

  @Test
  void readsS3WithKeysOfTheEnvironmentAndOfProfiles() throws Exception {
    try (S3Server server = s3()) {
      assertThat(fetched(S3, server.variables())).isEqualTo(BYTES);

      Map<String, String> profile = new HashMap<>(server.variables());
      profile.remove("AWS_ACCESS_KEY_ID");
      profile.remove("AWS_SECRET_ACCESS_KEY");
      profile.remove("AWS_REGION");
      profile.put("HOME", directory.toString());
      profile.put("AWS_PROFILE", "work");
      Files.createDirectories(directory.resolve(".aws"));
      Files.writeString(
          directory.resolve(".aws/credentials"),
          "[default]\naws_access_key_id = X\n\n[work]\n# mine\naws_access_key_id="
              + S3Server.ACCESS_KEY
              + "\naws_secret_access_key = "
              + S3Server.SECRET_KEY
              + "\n");
      Files.writeString(directory.resolve(".aws/config"), "[profile work]\nregion = eu-west-1\n");
      assertThat(fetched(S3, profile)).isEqualTo(BYTES);
      profile.put("AWS_PROFILE", "absent");
      assertThat(failure(S3, profile)).contains("the profile 'absent'");
      profile.remove("AWS_PROFILE");
      assertThat(failure(S3, profile))
          .contains("the profile 'default' has no aws_secret_access_key");
    }
  }

  @Test
  void readsKeysWithAnyCharacters() throws Exception {
    try (S3Server server = s3()) {
      String url = "s3://bucket/it's (a) $&=;:@!*,~ key#sha256=" + FaultServer.sha256(BYTES);
      assertThat(fetched(url, server.variables())).isEqualTo(BYTES);
    }
  }

  @Test
  void readsS3WithKeysOfTheContainer() throws Exception {
    HttpServer keys =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    keys.createContext(
        "/",
        exchange -> {
          boolean known = "pod".equals(exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] answer =
              ("{\"AccessKeyId\":\""
                      + S3Server.ACCESS_KEY
                      + "\",\"SecretAccessKey\":\""
                      + S3Server.SECRET_KEY
                      + "\",\"Expiration\":\"2999-01-01T00:00:00Z\"}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(known ? 200 : 403, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    keys.start();
    try (S3Server server = s3()) {
      Map<String, String> variables = new HashMap<>(server.variables());
      variables.remove("AWS_ACCESS_KEY_ID");
      variables.remove("AWS_SECRET_ACCESS_KEY");
      String url = "http://127.0.0.1:" + keys.getAddress().getPort() + "/keys";
      variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", url);
      assertThat(failure(S3, variables)).contains("gives no token, but answers 403");
      Path token = Files.writeString(directory.resolve("token"), "pod\n");
      variables.put("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", token.toString());
      assertThat(fetched(S3, variables)).isEqualTo(BYTES);
    } finally {
      keys.stop(0);
    }
  }

  @Test
  void isRefusedByS3WithWrongKeysAndWithNone() throws Exception {
    try (S3Server server = s3()) {
      Map<String, String> variables = new HashMap<>(server.variables());
      variables.put("AWS_SECRET_ACCESS_KEY", "wrong-secret");
      assertThat(failure(S3, variables)).contains("/kubelet' may not be read");
      variables.remove("AWS_SECRET_ACCESS_KEY");
      assertThat(failure(S3, variables)).contains("AWS_SECRET_ACCESS_KEY is not");
      variables.remove("AWS_ACCESS_KEY_ID");
      assertThat(failure(S3, variables)).contains("may not be read");
    }
  }

  @Test
  void saysInWhichRegionABucketIs() throws Exception {
    try (FaultServer server = new FaultServer()) {
      server.usually(FaultServer.status(301, "x-amz-bucket-region: eu-west-1"));
      server.text("/bucket/x", "x");
      server.text("/bucket/x.sha256", "x");
      Map<String, String> variables =
          Map.of(
              "AWS_ENDPOINT_URL", server.url(""),
              "AWS_ACCESS_KEY_ID", "a",
              "AWS_SECRET_ACCESS_KEY", "b");
      assertThat(failure("s3://bucket/x", variables)).contains("set AWS_REGION=eu-west-1");
    }
  }

  private GoogleServer google() throws IOException {
    GoogleServer server = new GoogleServer();
    server.put("/bucket/v1.33.0-alpha.1%2B0abc/bin/kubelet", BYTES);
    server.put("/bucket/v1.33.0-alpha.1%2B0abc/bin/kubelet.sha256", sha256());
    return server;
  }

  @Test
  void readsGoogleStorageAsAServiceAccountAskingOnceForAToken() throws Exception {
    try (GoogleServer server = google()) {
      Map<String, String> variables = server.variables();
      Path file = server.serviceAccount(directory.resolve("key.json"));
      variables.put("GOOGLE_APPLICATION_CREDENTIALS", file.toString());

      assertThat(fetched(GS, variables)).isEqualTo(BYTES);
      assertThat(server.tokens).containsExactly("service account");

      // The endpoint demands of Google's own library what it demands of us.
      try (var in = Files.newInputStream(file)) {
        assertThat(
                GoogleCredentials.fromStream(in)
                    .createScoped("https://www.googleapis.com/auth/devstorage.read_only")
                    .refreshAccessToken()
                    .getTokenValue())
            .isEqualTo(GoogleServer.TOKEN);
      }
    }
  }

  @Test
  void asksAgainWhenATokenIsAboutToEnd() throws Exception {
    try (GoogleServer server = google()) {
      server.lifetime(60);
      Map<String, String> variables = server.variables();
      Path file = server.serviceAccount(directory.resolve("key.json"));
      variables.put("GOOGLE_APPLICATION_CREDENTIALS", file.toString());
      fetched(GS, variables);
      assertThat(server.tokens).hasSizeGreaterThan(1);
    }
  }

  @Test
  void readsGoogleStorageAsAUserWhoLoggedIn() throws Exception {
    try (GoogleServer server = google()) {
      Map<String, String> variables = server.variables();
      variables.put("HOME", directory.toString());
      Path folder = Files.createDirectories(directory.resolve(".config/gcloud"));
      server.authorizedUser(folder.resolve("application_default_credentials.json"));

      assertThat(fetched(GS, variables)).isEqualTo(BYTES);
      assertThat(server.tokens).containsExactly("user");
    }
  }

  @Test
  void readsGoogleStorageByFederation() throws Exception {
    try (GoogleServer server = google()) {
      Map<String, String> variables = server.variables();
      Path token = Files.writeString(directory.resolve("subject"), "subject-secret\n");
      Path file = directory.resolve("external.json");
      variables.put("GOOGLE_APPLICATION_CREDENTIALS", file.toString());
      server.externalAccount(file, Map.of("file", token.toString()), false);
      assertThat(fetched(GS, variables)).isEqualTo(BYTES);
      assertThat(server.tokens).containsExactly("federated");

      server.tokens.clear();
      Map<String, Object> source =
          Map.of(
              "url", server.url() + "/subject",
              "headers", Map.of("X-Ask", "please"),
              "format", Map.of("type", "json", "subject_token_field_name", "value"));
      server.externalAccount(file, source, true);
      assertThat(fetched(GS, variables)).isEqualTo(BYTES);
      assertThat(server.tokens).containsExactly("federated", "impersonated");
    }
  }

  @Test
  void readsGoogleStorageAsTheMachineAndWithATokenAtHand() throws Exception {
    try (GoogleServer server = google()) {
      Map<String, String> variables = server.variables();
      variables.put("GCE_METADATA_HOST", server.host());
      assertThat(fetched(GS, variables)).isEqualTo(BYTES);
      assertThat(server.tokens).containsExactly("machine");

      variables.put("CLOUDSDK_AUTH_ACCESS_TOKEN", GoogleServer.TOKEN);
      assertThat(fetched(GS, variables)).isEqualTo(BYTES);
      assertThat(server.tokens).containsExactly("machine");
    }
  }

  @Test
  void isRefusedByGoogleStorageWithoutATokenAndWithAWrongOne() throws Exception {
    try (GoogleServer server = google()) {
      assertThat(failure(GS, server.variables())).contains("may not be read");
      Map<String, String> variables = server.variables();
      variables.put("CLOUDSDK_AUTH_ACCESS_TOKEN", "wrong-secret");
      assertThat(failure(GS, variables)).contains("may not be read");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not JSON wrong-secret",
        "[1]",
        "{\"type\": \"wrong-secret\"}",
        "{\"type\": \"service_account\"}",
        "{\"type\": \"service_account\", \"token_uri\": \"http://127.0.0.1:1/x\", \"client_email\":"
            + " \"a@b\", \"private_key\": \"wrong-secret\"}",
        "{\"type\": \"authorized_user\", \"refresh_token\": \"wrong-secret\"}",
        "{\"type\": \"authorized_user\", \"client_id\": \"a\", \"client_secret\":"
            + " \"wrong-secret\", \"refresh_token\": \"wrong-secret\", \"token_uri\":"
            + " \"http://127.0.0.1:1/x\"}",
        "{\"type\": \"external_account\"}",
      })
  void saysWhatIsWrongWithAFileOfCredentials(String text) throws Exception {
    Path file = Files.writeString(directory.resolve("key.json"), text);
    Map<String, String> variables =
        Map.of("GOOGLE_APPLICATION_CREDENTIALS", file.toString(), "STORAGE_EMULATOR_HOST", "x:1");
    assertThat(failure(GS, variables)).contains("cannot be asked for").contains(file.toString());
  }

  @Test
  void saysWhyNoTokenIsGiven() throws Exception {
    try (GoogleServer server = google();
        GoogleServer other = google()) {
      Map<String, String> variables = server.variables();
      Path file = server.serviceAccount(directory.resolve("key.json"));
      String foreign = Files.readString(file).replace(server.host(), other.host());
      Files.writeString(file, foreign);
      variables.put("GOOGLE_APPLICATION_CREDENTIALS", file.toString());
      assertThat(failure(GS, variables)).contains("answers 400: invalid_grant: Invalid JWT");
    }
    assertThatThrownBy(
            () ->
                fetched(GS, Map.of("GOOGLE_APPLICATION_CREDENTIALS", directory.resolve("no") + "")))
        .hasMessageContaining("cannot be read");
  }
}
