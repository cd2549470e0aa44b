package io.k8s.pkgbuilder.publish.bucket;

import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * fake-gcs-server, an emulator of Google Cloud Storage: {@code go install
 * github.com/fsouza/fake-gcs-server@v1.52.3}. Where there is no Go there is none, and tests are
 * skipped.
 */
public final class GoogleEmulator implements AutoCloseable {
  private static final String PROGRAM = "fake-gcs-server";

  private final Process process;
  private final int port;

  /**
   * Starts it with a bucket called "bucket".
   *
   * @param external the address that its answers name; empty for its own
   */
  public GoogleEmulator(int port, Optional<String> external) throws IOException {
    this.port = port;
    process =
        new ProcessBuilder(
                program().orElseThrow().toString(),
                "-scheme",
                "http",
                "-host",
                "127.0.0.1",
                "-port",
                Integer.toString(port),
                "-backend",
                "memory",
                "-external-url",
                external.orElse(url()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    makeBucket();
  }

  /** Skips the test, or fails it with INTEROP=required where there is Go, unless it is there. */
  public static void require() {
    if (program().isEmpty() && find("go").isEmpty()) {
      Assumptions.abort("neither " + PROGRAM + " nor Go is installed");
    }
    Tools.requireThat(program().isPresent(), PROGRAM + " is not installed");
  }

  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Optional<Path> program() {
    return find(PROGRAM);
  }

  private static Optional<Path> find(String name) {
    return List.of(System.getenv("PATH").split(":", -1)).stream()
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private void makeBucket() throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + "/storage/v1/b?project=test"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"name\": \"bucket\"}"))
            .build();
    for (int attempt = 0; ; attempt++) {
      try {
        int status =
            HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
        if (status == 200) {
          return;
        }
        throw new IllegalStateException("it answers " + status);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      } catch (IOException e) {
        if (attempt > 100 || !process.isAlive()) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
