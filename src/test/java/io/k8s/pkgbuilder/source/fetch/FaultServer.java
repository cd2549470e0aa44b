package io.k8s.pkgbuilder.source.fetch;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server on raw sockets that goes wrong as it is told to, one request at a time. */
public final class FaultServer implements AutoCloseable {
  static final String MODIFIED = "Wed, 12 Mar 2025 10:00:00 GMT";

  /** What is served. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Resource(byte[] bytes, String etag) {}

  /** What was asked. */
  public record Request(String method, String path, Map<String, String> headers) {
    long offset() {
      String range = headers.getOrDefault("range", "bytes=0-");
      return Long.parseLong(range.substring("bytes=".length(), range.length() - 1));
    }

    boolean ranged() {
      return headers.containsKey("range");
    }
  }

  /** One way to answer. */
  public interface Fault {
    void answer(Request request, Resource resource, Socket socket, OutputStream out)
        throws IOException, InterruptedException;
  }

  private final ServerSocket listening;
  private final Map<String, Resource> resources = new ConcurrentHashMap<>();
  private final Map<String, Deque<Fault>> faults = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile Fault usual = FaultServer::properly;

  public FaultServer() {
    try {
      listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::listen);
    thread.setDaemon(true);
    thread.start();
  }

  public String url(String path) {
    return "http://127.0.0.1:" + listening.getLocalPort() + path;
  }

  /** Serves bytes, with a checksum file beside them. */
  public void serve(String path, byte[] bytes) {
    String hex = sha256(bytes);
    resources.put(path, new Resource(bytes, "\"" + hex.substring(0, 16) + "\""));
    text(path + ".sha256", hex);
  }

  public void text(String path, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    resources.put(path, new Resource(bytes, "\"" + sha256(bytes).substring(0, 16) + "\""));
  }

  public void remove(String path) {
    resources.remove(path);
  }

  /** The next requests of a path are answered so; those after them properly. */
  public void script(String path, Fault... next) {
    faults.computeIfAbsent(path, any -> new ArrayDeque<>()).addAll(List.of(next));
  }

  /** All requests without a script are answered so. */
  public void usually(Fault fault) {
    usual = fault;
  }

  public List<Request> requests(String path) {
    return requests.stream().filter(request -> request.path().equals(path)).toList();
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Algorithm.SHA256.digest().digest(bytes));
  }

  private void listen() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        Thread thread = new Thread(() -> serve(socket));
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
      Resource nothing = new Resource(new byte[0], "");
      for (Optional<Request> next = read(in); next.isPresent(); next = read(in)) {
        Request request = next.get();
        requests.add(request);
        boolean there = resources.containsKey(request.path());
        next(request.path())
            .orElse(there ? usual : status(404))
            .answer(request, resources.getOrDefault(request.path(), nothing), socket, out);
        out.flush();
      }
    } catch (IOException | InterruptedException e) {
      // The client went away, or the fault cut the connection.
    }
  }

  private Optional<Fault> next(String path) {
    Deque<Fault> next = faults.getOrDefault(path, new ArrayDeque<>());
    synchronized (next) {
      return Optional.ofNullable(next.pollFirst());
    }
  }

  private static Optional<Request> read(InputStream in) throws IOException {
    String first = line(in);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    List<String> words = List.of(first.split(" ", -1));
    return Optional.of(new Request(words.get(0), words.get(1), headers));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
      line.append((char) octet);
    }
    return line.toString().strip();
  }

  static void head(OutputStream out, int status, String... lines) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
    for (String line : lines) {
      head.append(line).append("\r\n");
    }
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The proper head of an answer; returns where its bytes begin. */
  private static int headOf(Request request, Resource resource, OutputStream out)
      throws IOException {
    int size = resource.bytes().length;
    boolean same = resource.etag().equals(request.headers().get("if-range"));
    int from = request.ranged() && same ? (int) request.offset() : 0;
    String etag = "ETag: " + resource.etag();
    if (from > 0 && from >= size) {
      head(out, 416, "Content-Range: bytes */" + size, "Content-Length: 0");
    } else if (from > 0) {
      head(
          out,
          206,
          etag,
          "Last-Modified: " + MODIFIED,
          "Content-Range: bytes " + from + "-" + (size - 1) + "/" + size,
          "Content-Length: " + (size - from));
    } else {
      head(out, 200, etag, "Last-Modified: " + MODIFIED, "Content-Length: " + size);
    }
    return Math.min(from, size);
  }

  static void properly(Request request, Resource resource, Socket socket, OutputStream out)
      throws IOException {
    int from = headOf(request, resource, out);
    if (!request.method().equals("HEAD")) {
      out.write(resource.bytes(), from, resource.bytes().length - from);
    }
  }

  /** As a server should. */
  public static Fault properly() {
    return FaultServer::properly;
  }

  /** Ends the connection after some bytes of the body. */
  static Fault cutAfter(int bytes) {
    return (request, resource, socket, out) -> {
      int from = headOf(request, resource, out);
      out.write(resource.bytes(), from, Math.min(bytes, resource.bytes().length - from));
      out.flush();
      socket.close();
    };
  }

  /** Resets the connection after some bytes of the body. */
  static Fault resetAfter(int bytes) {
    return (request, resource, socket, out) -> {
      int from = headOf(request, resource, out);
      out.write(resource.bytes(), from, Math.min(bytes, resource.bytes().length - from));
      out.flush();
      socket.setSoLinger(true, 0);
      socket.close();
    };
  }

  public static Fault status(int status, String... headers) {
    return (request, resource, socket, out) -> {
      String[] all = java.util.Arrays.copyOf(headers, headers.length + 1);
      all[headers.length] = "Content-Length: 0";
      head(out, status, all);
    };
  }

  /** All of the bytes, but a flipped bit at a place. */
  static Fault wrongByteAt(int place) {
    return (request, resource, socket, out) -> {
      byte[] bytes = resource.bytes().clone();
      bytes[place] ^= 1;
      properly(request, new Resource(bytes, resource.etag()), socket, out);
    };
  }

  /** A Content-Length that differs from what comes. */
  static Fault wrongLength(int more) {
    return (request, resource, socket, out) -> {
      head(out, 200, "Content-Length: " + (resource.bytes().length + more));
      out.write(
          resource.bytes(), 0, Math.min(resource.bytes().length, resource.bytes().length + more));
      out.flush();
      socket.close();
    };
  }

  /** A byte now and then. */
  static Fault drip(long millis) {
    return (request, resource, socket, out) -> {
      int from = headOf(request, resource, out);
      for (int i = from; i < resource.bytes().length; i++) {
        out.write(resource.bytes()[i]);
        out.flush();
        Thread.sleep(millis);
      }
    };
  }

  /** Says nothing at all. */
  static Fault silence() {
    return (request, resource, socket, out) -> Thread.sleep(60_000);
  }

  /** 206 for what was asked, but of a file that has changed. */
  static Fault changedPart() {
    return (request, resource, socket, out) -> {
      int size = resource.bytes().length;
      int from = (int) request.offset();
      head(
          out,
          206,
          "ETag: \"changed\"",
          "Content-Range: bytes " + from + "-" + (size - 1) + "/" + size,
          "Content-Length: " + (size - from));
      out.write(new byte[size - from]);
    };
  }

  /** 206 that begins elsewhere than asked. */
  static Fault shiftedPart() {
    return (request, resource, socket, out) -> {
      int size = resource.bytes().length;
      head(
          out,
          206,
          "ETag: " + resource.etag(),
          "Content-Range: bytes 0-" + (size - 1) + "/" + size,
          "Content-Length: " + size);
      out.write(resource.bytes());
    };
  }

  /** No more than some bytes in a millisecond. */
  static Fault throttled(int bytesPerMilli) {
    return (request, resource, socket, out) -> {
      int from = headOf(request, resource, out);
      for (int i = from; i < resource.bytes().length; i += bytesPerMilli) {
        out.write(resource.bytes(), i, Math.min(bytesPerMilli, resource.bytes().length - i));
        out.flush();
        Thread.sleep(1);
      }
    };
  }

  /** One of them, somewhere. */
  static Fault any(Random random, int size) {
    int place = random.nextInt(size);
    return switch (random.nextInt(8)) {
      case 0 -> cutAfter(place);
      case 1 -> resetAfter(place);
      case 2 -> status(503);
      case 3 -> wrongByteAt(place);
      case 4 -> changedPart();
      case 5 -> shiftedPart();
      case 6 -> status(416, "Content-Range: bytes */" + place);
      default -> wrongLength(5);
    };
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
