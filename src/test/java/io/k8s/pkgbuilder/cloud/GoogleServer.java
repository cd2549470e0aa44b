package io.k8s.pkgbuilder.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Google's token endpoints and a store of objects, in this process: tokens are given to those who
 * prove themselves as Google demands it, objects to those who have a token.
 */
public final class GoogleServer implements AutoCloseable {
  public static final String TOKEN = "ya29.secret-token";
  public static final String REFRESH_TOKEN = "1//secret-refresh";
  public static final String ACCOUNT = "builder@project.iam.gserviceaccount.com";

  /** Who asked for tokens, in order. */
  public final List<String> tokens = new CopyOnWriteArrayList<>();

  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final KeyPair key = key();
  private final HttpServer server;
  private volatile long lifetime = 3600;

  public GoogleServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/token", exchange -> answer(exchange, this::token));
    server.createContext("/sts", exchange -> answer(exchange, this::exchanged));
    server.createContext("/impersonate", exchange -> answer(exchange, this::impersonated));
    server.createContext("/computeMetadata/", exchange -> answer(exchange, this::metadata));
    server.createContext("/subject", exchange -> answer(exchange, this::subject));
    server.createContext("/", this::object);
    server.start();
  }

  private static KeyPair key() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  public String url() {
    return "http://" + host();
  }

  /** Of tokens given from now on, in seconds. */
  public void lifetime(long seconds) {
    lifetime = seconds;
  }

  public void put(String path, byte[] bytes) {
    objects.put(path, bytes);
  }

  /** The variables by which its users find the store, but no credentials. */
  public Map<String, String> variables() {
    return new HashMap<>(Map.of("STORAGE_EMULATOR_HOST", url()));
  }

  /** Its private key, as a file has it. */
  public String pem() {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  public Path serviceAccount(Path file) {
    return write(
        file,
        Map.of(
            "type",
            "service_account",
            "client_email",
            ACCOUNT,
            "client_id",
            "1234",
            "private_key_id",
            "key-1",
            "private_key",
            pem(),
            "token_uri",
            url() + "/token"));
  }

  public Path authorizedUser(Path file) {
    return write(
        file,
        Map.of(
            "type", "authorized_user",
            "client_id", "client",
            "client_secret", "client-secret",
            "refresh_token", REFRESH_TOKEN,
            "token_uri", url() + "/token"));
  }

  public Path externalAccount(Path file, Map<String, Object> source, boolean impersonates) {
    Map<String, Object> values = new HashMap<>();
    values.put("type", "external_account");
    values.put("audience", "//iam.googleapis.com/projects/1/providers/github");
    values.put("subject_token_type", "urn:ietf:params:oauth:token-type:jwt");
    values.put("token_url", url() + "/sts");
    values.put("credential_source", source);
    if (impersonates) {
      values.put("service_account_impersonation_url", url() + "/impersonate");
    }
    return write(file, values);
  }

  private static Path write(Path file, Map<String, ?> values) {
    try {
      return Files.write(file, new ObjectMapper().writeValueAsBytes(values));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Answer {
    String of(HttpExchange exchange, String body) throws Exception;
  }

  private static void answer(HttpExchange exchange, Answer answer) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String text;
      int status = 200;
      try {
        text = answer.of(exchange, body);
      } catch (Exception e) {
        status = 400;
        text = "{\"error\":\"invalid_grant\",\"error_description\":\"" + e.getMessage() + "\"}";
      }
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private record Form(Map<String, String> fields) {
    static Form of(String body) {
      Map<String, String> fields = new HashMap<>();
      for (String pair : body.split("&", -1)) {
        String[] words = pair.split("=", 2);
        fields.put(words[0], URLDecoder.decode(words[1], StandardCharsets.UTF_8));
      }
      return new Form(fields);
    }

    String get(String name) {
      return fields.getOrDefault(name, "");
    }
  }

  private static void demand(boolean held, String otherwise) {
    if (!held) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private String token(HttpExchange exchange, String body) throws Exception {
    Form form = Form.of(body);
    if (form.get("grant_type").equals("refresh_token")) {
      demand(form.get("refresh_token").equals(REFRESH_TOKEN), "Bad Request");
      demand(form.get("client_secret").equals("client-secret"), "Unauthorized");
      tokens.add("user");
    } else {
      demand(form.get("grant_type").equals("urn:ietf:params:oauth:grant-type:jwt-bearer"), "grant");
      assertion(form.get("assertion"));
      tokens.add("service account");
    }
    return "{\"access_token\":\"" + TOKEN + "\",\"expires_in\":" + lifetime + "}";
  }

  private void assertion(String assertion) throws Exception {
    String[] parts = assertion.split("\\.", -1);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(key.getPublic());
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    demand(signature.verify(Base64.getUrlDecoder().decode(parts[2])), "Invalid JWT Signature.");
    JsonNode header = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[0]));
    JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
    demand(header.path("alg").asText().equals("RS256"), "alg");
    demand(header.path("kid").asText().equals("key-1"), "kid");
    demand(claims.path("iss").asText().equals(ACCOUNT), "iss");
    // Google's own library names the service whatever the file says.
    demand(
        List.of(url() + "/token", "https://oauth2.googleapis.com/token")
            .contains(claims.path("aud").asText()),
        "aud");
    demand(claims.path("scope").asText().contains("devstorage"), "scope");
    long now = Instant.now().getEpochSecond();
    demand(Math.abs(claims.path("iat").asLong() - now) < 300, "iat");
    long life = claims.path("exp").asLong() - claims.path("iat").asLong();
    demand(life > 0 && life <= 3600, "exp");
  }

  private String exchanged(HttpExchange exchange, String body) {
    Form form = Form.of(body);
    demand(
        form.get("grant_type").equals("urn:ietf:params:oauth:grant-type:token-exchange"), "grant");
    demand(form.get("subject_token").equals("subject-secret"), "subject");
    demand(form.get("audience").endsWith("/providers/github"), "audience");
    tokens.add("federated");
    boolean forPlatform = form.get("scope").endsWith("cloud-platform");
    return "{\"access_token\":\""
        + (forPlatform ? "federated-secret" : TOKEN)
        + "\",\"expires_in\":3600}";
  }

  private String impersonated(HttpExchange exchange, String body) throws IOException {
    demand(
        "Bearer federated-secret".equals(exchange.getRequestHeaders().getFirst("Authorization")),
        "who are you");
    demand(
        new ObjectMapper().readTree(body).path("scope").path(0).asText().contains("devstorage"),
        "scope");
    tokens.add("impersonated");
    return "{\"accessToken\":\"" + TOKEN + "\",\"expireTime\":\"2999-01-01T00:00:00Z\"}";
  }

  private String metadata(HttpExchange exchange, String body) {
    demand("Google".equals(exchange.getRequestHeaders().getFirst("Metadata-Flavor")), "flavor");
    tokens.add("machine");
    return "{\"access_token\":\"" + TOKEN + "\",\"expires_in\":" + lifetime + "}";
  }

  private String subject(HttpExchange exchange, String body) {
    demand("please".equals(exchange.getRequestHeaders().getFirst("X-Ask")), "ask nicely");
    return "{\"value\":\"subject-secret\"}";
  }

  private void object(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean known =
          ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
      byte[] bytes = objects.get(exchange.getRequestURI().getRawPath());
      if (!known || bytes == null) {
        exchange.sendResponseHeaders(known ? 404 : 401, -1);
        return;
      }
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(200, head ? -1 : bytes.length);
      if (!head) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
