package io.k8s.pkgbuilder.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Workload identity federation, as GitHub's google-github-actions/auth sets it up: a token of
 * another issuer, from a file or an address, is changed (RFC 8693) for one of Google's, and that
 * perhaps for a service account's.
 */
record ExternalAccount(CloudEnvironment environment, JsonNode file, String scope)
    implements AccessToken.Source {
  private static final String PLATFORM = "https://www.googleapis.com/auth/cloud-platform";

  @Override
  public AccessToken ask() throws IOException {
    TokenRequests requests = new TokenRequests(environment.client());
    boolean impersonates = file.hasNonNull("service_account_impersonation_url");
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange");
    form.put("audience", TokenRequests.text(file, "audience"));
    form.put("scope", impersonates ? PLATFORM : scope);
    form.put("requested_token_type", "urn:ietf:params:oauth:token-type:access_token");
    form.put("subject_token_type", TokenRequests.text(file, "subject_token_type"));
    form.put("subject_token", subjectToken(requests));
    Instant now = environment.clock().instant();
    URI endpoint = URI.create(TokenRequests.text(file, "token_url"));
    AccessToken token = AccessToken.of(requests.postForm(endpoint, form), now);
    return impersonates ? impersonated(requests, token) : token;
  }

  private String subjectToken(TokenRequests requests) throws IOException {
    JsonNode source = file.path("credential_source");
    JsonNode format = source.path("format");
    boolean json = format.path("type").asText("text").equals("json");
    if (source.hasNonNull("url")) {
      Map<String, String> headers = new LinkedHashMap<>();
      source
          .path("headers")
          .properties()
          .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
      JsonNode answer = requests.get(URI.create(source.get("url").asText()), headers);
      return TokenRequests.text(answer, format.path("subject_token_field_name").asText("value"));
    }
    if (source.hasNonNull("file")) {
      String text = Files.readString(Path.of(source.get("file").asText())).strip();
      return json ? ofJson(text, format.path("subject_token_field_name").asText()) : text;
    }
    throw new IOException("its credential_source is neither a file nor a url");
  }

  private static String ofJson(String text, String field) throws IOException {
    try {
      return TokenRequests.text(new ObjectMapper().readTree(text), field);
    } catch (JsonProcessingException e) {
      // The cause would quote the token.
      throw new IOException("the file of its credential_source holds no JSON");
    }
  }

  private AccessToken impersonated(TokenRequests requests, AccessToken token) throws IOException {
    URI uri = URI.create(TokenRequests.text(file, "service_account_impersonation_url"));
    JsonNode answer =
        requests.post(
            uri,
            "application/json",
            "{\"scope\":[\"" + scope + "\"]}",
            Map.of("Authorization", "Bearer " + token.value()));
    try {
      return new AccessToken(
          TokenRequests.text(answer, "accessToken"),
          Instant.parse(TokenRequests.text(answer, "expireTime")));
    } catch (DateTimeParseException e) {
      throw new IOException("the service account's token ends at no time that can be read", e);
    }
  }

  @Override
  public String toString() {
    return "an external account";
  }
}
