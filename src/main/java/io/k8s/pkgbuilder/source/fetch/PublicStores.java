package io.k8s.pkgbuilder.source.fetch;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Public objects of gs and s3 by HTTPS; a user and password where the address has them. */
public final class PublicStores implements Stores {
  @Override
  public URI location(Address address) {
    String path = address.uri().getRawPath();
    String bucket = String.valueOf(address.uri().getRawAuthority());
    return switch (address.scheme()) {
      case "gs" -> URI.create("https://storage.googleapis.com/" + bucket + path);
      case "s3" -> URI.create("https://" + bucket + ".s3.amazonaws.com" + path);
      default -> address.uri();
    };
  }

  @Override
  public Map<String, String> credentials(Address address, URI uri, String method) {
    return basic(uri);
  }

  static Map<String, String> basic(URI uri) {
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
