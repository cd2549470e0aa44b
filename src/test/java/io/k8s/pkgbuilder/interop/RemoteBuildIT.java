package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The five packages from a mirror of the release are those from a local build, byte for byte. */
@Execution(ExecutionMode.CONCURRENT)
class RemoteBuildIT {
  @TempDir Path directory;

  @Test
  void aReleaseMakesThePackagesOfALocalBuild() throws IOException {
    Path mirror = Interop.realInputs().resolveSibling("mirror");
    ExecutorService threads = Executors.newCachedThreadPool();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, mirror));
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      Command release =
          Command.of(Interop.java(), "-jar", Interop.jar(), "build", "--all")
              .with("--version", "stable", "--from", "release", "--out", directory.resolve("a"))
              .with("--mirror", "https://dl.k8s.io=" + url + "/dl.k8s.io")
              .with("--mirror", "https://github.com=" + url + "/github.com")
              .with("--cache-dir", directory.resolve("cache"))
              .variable("SOURCE_DATE_EPOCH", Long.toString(FiftyPackages.EPOCH));
      options(release).output();
    } finally {
      server.stop(0);
      threads.shutdownNow();
    }
    options(FiftyPackages.build(directory.resolve("b"), List.of()).with("--all")).output();

    assertThat(Tree.digests(directory.resolve("a")))
        .hasSize(10)
        .isEqualTo(Tree.digests(directory.resolve("b")));
  }

  /** The mirror has the plugins of an older version. */
  private static Command options(Command build) {
    return build
        .with("--platform", "linux/arm64", "--format", "deb,rpm", "--compression", "fast")
        .with("--component-version", "kubernetes-cni=1.1.1");
  }

  private static void answer(HttpExchange exchange, Path mirror) throws IOException {
    Path file = mirror.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
    try (exchange) {
      if (!file.startsWith(mirror) || !Files.isRegularFile(file)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      exchange.sendResponseHeaders(200, Files.size(file));
      try (InputStream in = Files.newInputStream(file)) {
        in.transferTo(exchange.getResponseBody());
      }
    }
  }
}
