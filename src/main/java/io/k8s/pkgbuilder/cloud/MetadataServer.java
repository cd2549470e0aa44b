package io.k8s.pkgbuilder.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The account of the machine on Google's Compute Engine, or what runs on it. */
record MetadataServer(CloudEnvironment environment, String host) implements AccessToken.Source {
  private static final Path PRODUCT = Path.of("/sys/class/dmi/id/product_name");

  /** Where a variable names its host, or the machine says it is one of Google's; never guessed. */
  static Optional<MetadataServer> of(CloudEnvironment environment) {
    return environment
        .variable("GCE_METADATA_HOST")
        .or(() -> isGoogles() ? Optional.of("metadata.google.internal") : Optional.empty())
        .map(host -> new MetadataServer(environment, host));
  }

  private static boolean isGoogles() {
    try {
      return Files.readString(PRODUCT).strip().startsWith("Google");
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public AccessToken ask() throws IOException {
    URI uri =
        URI.create(
            "http://" + host + "/computeMetadata/v1/instance/service-accounts/default/token");
    JsonNode answer =
        new TokenRequests(environment.client()).get(uri, Map.of("Metadata-Flavor", "Google"));
    return AccessToken.of(answer, environment.clock().instant());
  }
}
