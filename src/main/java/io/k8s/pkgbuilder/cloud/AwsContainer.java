package io.k8s.pkgbuilder.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Temporary keys from the endpoint that ECS and EKS give to a container. */
record AwsContainer(CloudEnvironment environment, URI uri) {
  /** Keys and when they end. */
  record Lease(AwsKeys keys, Instant end) {}

  static Optional<AwsContainer> of(CloudEnvironment environment) {
    return environment
        .variable("AWS_CONTAINER_CREDENTIALS_FULL_URI")
        .or(
            () ->
                environment
                    .variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
                    .map(path -> "http://169.254.170.2" + path))
        .map(uri -> new AwsContainer(environment, URI.create(uri)));
  }

  Lease ask() throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    Optional<String> file = environment.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
    Optional<String> token =
        file.isPresent()
            ? Optional.of(Files.readString(Path.of(file.get())).strip())
            : environment.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN");
    token.ifPresent(value -> headers.put("Authorization", value));
    JsonNode answer = new TokenRequests(environment.client()).get(uri, headers);
    try {
      return new Lease(
          new AwsKeys(
              TokenRequests.text(answer, "AccessKeyId"),
              TokenRequests.text(answer, "SecretAccessKey"),
              Optional.ofNullable(answer.get("Token")).map(JsonNode::asText)),
          Instant.parse(TokenRequests.text(answer, "Expiration")));
    } catch (DateTimeParseException e) {
      throw new IOException("the container's credentials end at no time that can be read", e);
    }
  }
}
