package io.k8s.pkgbuilder.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Equal requests get the signatures that AWS's own library gives them. */
class SignatureV4Test {
  private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

  private static Map<String, String> theirs(
      AwsCredentialsIdentity who, Credentials.Request request) {
    SdkHttpRequest.Builder http =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(request.method()))
            .uri(request.uri());
    request.headers().forEach(http::putHeader);
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                r ->
                    r.identity(who)
                        .request(http.build())
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                        .putProperty(
                            AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED,
                            !request.payload().equals(Credentials.Request.UNSIGNED))
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC)))
            .request();
    Map<String, String> headers = new TreeMap<>();
    signed
        .headers()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    headers.remove("host");
    request.headers().keySet().forEach(name -> headers.remove(name.toLowerCase(Locale.ROOT)));
    return headers;
  }

  private static Map<String, String> ours(AwsKeys keys, Credentials.Request request) {
    Map<String, String> headers = new TreeMap<>();
    new SignatureV4(keys, "eu-central-1")
        .headers(request, NOW)
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    return headers;
  }

  @ParameterizedTest
  @CsvSource({
    "GET, https://b.s3.eu-central-1.amazonaws.com/release/v1.32.3/bin/linux/amd64/kubelet",
    "GET, https://b.s3.eu-central-1.amazonaws.com/",
    "GET, https://s3.amazonaws.com/my.bucket/v1.33.0-alpha.1%2B0123abc/kubelet",
    "HEAD, http://127.0.0.1:8080/bucket/a%20b/%C3%A4~c%25d",
    "GET, https://b.s3.amazonaws.com/a%21b%24c%26d%27e%28f%29g%2Ah%3Bi%3Aj%3Dk%40l",
    "GET, https://b.s3.amazonaws.com/?list-type=2&prefix=a%2Fb%20c&delimiter=%2F",
    "POST, https://b.s3.amazonaws.com/key?uploads",
    "PUT, https://b.s3.amazonaws.com/key?partNumber=2&uploadId=x.y_z-%2B",
    "DELETE, https://b.s3.amazonaws.com:443/key",
  })
  void signsAsAwsDoes(String method, URI uri) {
    Credentials.Request request = Credentials.Request.of(method, uri);

    assertThat(ours(new AwsKeys("AKID", "s3cr3t+/", Optional.empty()), request))
        .isEqualTo(theirs(AwsCredentialsIdentity.create("AKID", "s3cr3t+/"), request));
  }

  @ParameterizedTest
  @CsvSource({"UNSIGNED-PAYLOAD"})
  void signsHeadersAndSessionsAsAwsDoes(String payload) {
    Credentials.Request request =
        new Credentials.Request(
            "PUT",
            URI.create("https://b.s3.amazonaws.com/key"),
            Map.of("If-None-Match", "*", "Content-Type", "application/json"),
            payload);

    assertThat(ours(new AwsKeys("AKID", "s", Optional.of("session")), request))
        .isEqualTo(theirs(AwsSessionCredentialsIdentity.create("AKID", "s", "session"), request));
  }
}
