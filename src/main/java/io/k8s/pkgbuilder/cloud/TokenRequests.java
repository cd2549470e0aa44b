package io.k8s.pkgbuilder.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks for tokens. Errors name the server and its reason, never what was sent. */
record TokenRequests(HttpClient client) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  JsonNode get(URI uri, Map<String, String> headers) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PATIENCE).GET();
    headers.forEach(request::setHeader);
    return send(request.build());
  }

  JsonNode postForm(URI uri, Map<String, String> form) throws IOException {
    String body =
        form.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return post(uri, "application/x-www-form-urlencoded", body, Map.of());
  }

  JsonNode post(URI uri, String type, String body, Map<String, String> headers) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .setHeader("Content-Type", type)
            .POST(BodyPublishers.ofString(body));
    headers.forEach(request::setHeader);
    return send(request.build());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private JsonNode send(HttpRequest request) throws IOException {
    HttpResponse<String> response;
    try {
      response = client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (IOException e) {
      throw new IOException(where(request) + " gives no token: " + reason(e), e);
    }
    JsonNode answer = json(response.body());
    if (response.statusCode() != 200) {
      throw new IOException(
          where(request)
              + " gives no token, but answers "
              + response.statusCode()
              + said(answer, "error")
              + said(answer, "error_description"));
    }
    return answer;
  }

  private static String reason(IOException failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  private static String where(HttpRequest request) {
    return request.uri().getScheme() + "://" + request.uri().getAuthority();
  }

  private static String said(JsonNode answer, String field) {
    return answer.path(field).isTextual() ? ": " + answer.get(field).asText() : "";
  }

  private static JsonNode json(String text) throws IOException {
    try {
      JsonNode node = new ObjectMapper().readTree(text);
      return node == null ? new ObjectMapper().createObjectNode() : node;
    } catch (JsonProcessingException e) {
      // Its message would quote what was sent.
      return new ObjectMapper().createObjectNode();
    }
  }

  static String text(JsonNode node, String field) throws IOException {
    JsonNode value = node.path(field);
    if (!value.isTextual() || value.asText().isEmpty()) {
      throw new IOException("there is no '" + field + "' in it");
    }
    return value.asText();
  }
}
