package io.k8s.pkgbuilder.publish.bucket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * What Google's documentation says of uploads, conditions and resumable sessions, in one bucket
 * called "bucket": what arrived of a chunk that was cut is kept, in whole 256 KiB; a session is
 * asked how far it is; the condition holds when the object appears; other bytes than md5Hash says
 * are refused.
 */
final class GoogleServer implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int UNIT = 256 << 10;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Stored> objects = new TreeMap<>();
  private final Map<String, Session> sessions = new HashMap<>();
  private String external;
  private long generation = 1000;

  @SuppressWarnings("ArrayRecordComponent") // made here, and only read
  private record Stored(JsonNode metadata, byte[] bytes, long generation) {}

  private record Session(JsonNode metadata, String condition, ByteArrayOutputStream bytes) {}

  private static final class Status extends IOException {
    private static final long serialVersionUID = 1L;
    private final int code;

    Status(int code) {
      this.code = code;
    }
  }

  GoogleServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    external = url();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  /** Where its sessions say that they are. */
  void external(String url) {
    external = url;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body;
      int status = 200;
      try {
        body = route(exchange);
      } catch (Status e) {
        status = e.code;
        body = new byte[0];
      }
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private byte[] route(HttpExchange exchange) throws IOException {
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    String path = exchange.getRequestURI().getRawPath();
    String method = exchange.getRequestMethod();
    if (path.equals("/upload/storage/v1/b/bucket/o")) {
      return query.containsKey("upload_id")
          ? chunk(exchange, query.get("upload_id"))
          : upload(exchange, query);
    }
    if (path.equals("/storage/v1/b/bucket/o")) {
      return list(query.getOrDefault("prefix", ""));
    }
    String name = decoded(path.substring("/storage/v1/b/bucket/o/".length()));
    synchronized (this) {
      Stored object = objects.get(name);
      if (object == null) {
        throw new Status(404);
      }
      if (method.equals("DELETE")) {
        condition(query, name);
        objects.remove(name);
        return new byte[0];
      }
      return query.containsKey("alt") ? object.bytes() : MAPPER.writeValueAsBytes(resource(name));
    }
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    for (String pair : String.valueOf(raw).split("&", -1)) {
      String[] words = pair.split("=", 2);
      query.put(words[0], words.length > 1 ? decoded(words[1]) : "");
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private ObjectNode resource(String name) {
    Stored object = objects.get(name);
    if (object == null) {
      throw new IllegalStateException(name);
    }
    ObjectNode node = object.metadata().deepCopy();
    return node.put("name", name)
        .put("size", Integer.toString(object.bytes().length))
        .put("generation", Long.toString(object.generation()))
        .put("md5Hash", md5(object.bytes()));
  }

  private static String md5(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized byte[] list(String prefix) throws IOException {
    ObjectNode list = MAPPER.createObjectNode();
    var items = list.putArray("items");
    objects.keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .forEach(name -> items.add(resource(name)));
    return MAPPER.writeValueAsBytes(list);
  }

  private void condition(Map<String, String> query, String name) throws Status {
    Stored now = objects.get(name);
    String wanted = query.getOrDefault("ifGenerationMatch", "none given");
    if (!wanted.equals(now == null ? "0" : Long.toString(now.generation()))) {
      throw new Status(412);
    }
  }

  private byte[] upload(HttpExchange exchange, Map<String, String> query) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String name = query.getOrDefault("name", "");
    if ("resumable".equals(query.get("uploadType"))) {
      synchronized (this) {
        condition(query, name);
        String id = "session-" + sessions.size();
        JsonNode metadata = MAPPER.readTree(body);
        sessions.put(
            id,
            new Session(
                metadata,
                query.getOrDefault("ifGenerationMatch", ""),
                new ByteArrayOutputStream()));
        exchange
            .getResponseHeaders()
            .set("Location", external + "/upload/storage/v1/b/bucket/o?upload_id=" + id);
      }
      return new byte[0];
    }
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    String boundary = "--" + type.substring(type.indexOf("boundary=") + "boundary=".length());
    String text = new String(body, StandardCharsets.ISO_8859_1);
    String[] parts = text.split(Pattern.quote(boundary), -1);
    JsonNode metadata = MAPPER.readTree(content(parts[1]));
    return appear(name, metadata, query, content(parts[2]));
  }

  private static byte[] content(String part) {
    int start = part.indexOf("\r\n\r\n") + 4;
    return part.substring(start, part.length() - 2).getBytes(StandardCharsets.ISO_8859_1);
  }

  private synchronized byte[] appear(
      String name, JsonNode metadata, Map<String, String> query, byte[] bytes) throws IOException {
    condition(query, name);
    if (metadata.has("md5Hash") && !metadata.path("md5Hash").asText().equals(md5(bytes))) {
      throw new Status(400);
    }
    objects.put(name, new Stored(metadata, bytes, ++generation));
    return MAPPER.writeValueAsBytes(resource(name));
  }

  private byte[] chunk(HttpExchange exchange, String id) throws IOException {
    Session session;
    synchronized (this) {
      session = sessions.get(id);
    }
    if (session == null) {
      throw new Status(404);
    }
    String range = exchange.getRequestHeaders().getFirst("Content-Range");
    String total = range.substring(range.indexOf('/') + 1);
    if (!range.startsWith("bytes */")) {
      long at = Long.parseLong(range.substring("bytes ".length(), range.indexOf('-')));
      receive(exchange.getRequestBody(), session.bytes(), at, Long.parseLong(total));
    }
    int arrived = session.bytes().size();
    if (arrived == Long.parseLong(total)) {
      String name = session.metadata().path("name").asText();
      synchronized (this) {
        if (objects.containsKey(name)
            && Arrays.equals(objects.get(name).bytes(), session.bytes().toByteArray())) {
          return MAPPER.writeValueAsBytes(resource(name));
        }
      }
      return appear(
          name,
          session.metadata(),
          Map.of("ifGenerationMatch", session.condition()),
          session.bytes().toByteArray());
    }
    if (arrived > 0) {
      exchange.getResponseHeaders().set("Range", "bytes=0-" + (arrived - 1));
    }
    throw new Status(308);
  }

  /** Bytes that are there already are passed over; by the time they come, others may have come. */
  private static void receive(InputStream in, ByteArrayOutputStream kept, long at, long total)
      throws IOException {
    if (at > kept.size()) {
      throw new Status(400);
    }
    ByteArrayOutputStream now = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    try {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        now.write(buffer, 0, read);
      }
    } finally {
      byte[] bytes = now.toByteArray();
      synchronized (kept) {
        int fresh = (int) Math.max(0, bytes.length - (kept.size() - at));
        boolean last = kept.size() + fresh == total;
        int whole = last ? fresh : fresh / UNIT * UNIT;
        kept.write(bytes, bytes.length - fresh, whole);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
