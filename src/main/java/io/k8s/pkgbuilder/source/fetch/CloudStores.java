package io.k8s.pkgbuilder.source.fetch;

import io.k8s.pkgbuilder.cloud.CloudEnvironment;
import io.k8s.pkgbuilder.cloud.Credentials;
import io.k8s.pkgbuilder.cloud.GoogleStorage;
import io.k8s.pkgbuilder.cloud.S3;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Objects of gs and s3 by HTTP, with the credentials that the environment has, else as the public
 * reads them; a user and password where the address has them.
 */
public final class CloudStores implements Stores {
  private final CloudEnvironment environment;
  private Optional<S3> s3 = Optional.empty();
  private Optional<GoogleStorage> google = Optional.empty();

  /** Reads credentials when an address first needs them. */
  public CloudStores(CloudEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public URI location(Address address) {
    String bucket = String.valueOf(address.uri().getRawAuthority());
    String key = address.uri().getRawPath().replaceFirst("^/", "");
    try {
      return switch (address.scheme()) {
        case "gs" -> google().location(bucket, key);
        case "s3" -> s3().location(bucket, key);
        default -> address.uri();
      };
    } catch (IOException e) {
      throw unusable(address, e);
    }
  }

  @Override
  public Map<String, String> credentials(Address address, URI uri, String method) {
    Credentials.Request request = Credentials.Request.of(method, uri);
    try {
      return switch (address.scheme()) {
        case "gs" -> google().headers(request);
        case "s3" -> s3().headers(request);
        default -> basic(uri);
      };
    } catch (IOException e) {
      throw unusable(address, e);
    }
  }

  private static DiagnosticException unusable(Address address, IOException e) {
    return Problems.of(
        "'" + address + "' cannot be asked for: " + e.getMessage(),
        "correct the credentials, or unset them if the object is public; see docs/sources.md");
  }

  private synchronized S3 s3() throws IOException {
    if (s3.isEmpty()) {
      s3 = Optional.of(S3.of(environment));
    }
    return s3.get();
  }

  private synchronized GoogleStorage google() throws IOException {
    if (google.isEmpty()) {
      google = Optional.of(GoogleStorage.of(environment, GoogleStorage.Access.READ));
    }
    return google.get();
  }

  private static Map<String, String> basic(URI uri) {
    String user = uri.getRawUserInfo();
    if (user == null) {
      return Map.of();
    }
    String plain = URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
    return Map.of(
        "Authorization",
        "Basic " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8)));
  }
}
