package io.k8s.pkgbuilder.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code gcloud auth application-default login} leaves: a refresh token. */
record AuthorizedUser(CloudEnvironment environment, JsonNode file) implements AccessToken.Source {
  private static final String ENDPOINT = "https://oauth2.googleapis.com/token";

  @Override
  public AccessToken ask() throws IOException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("client_id", TokenRequests.text(file, "client_id"));
    form.put("client_secret", TokenRequests.text(file, "client_secret"));
    form.put("refresh_token", TokenRequests.text(file, "refresh_token"));
    URI endpoint = URI.create(file.path("token_uri").asText(ENDPOINT));
    JsonNode answer = new TokenRequests(environment.client()).postForm(endpoint, form);
    return AccessToken.of(answer, environment.clock().instant());
  }

  @Override
  public String toString() {
    return "an authorized user";
  }
}
