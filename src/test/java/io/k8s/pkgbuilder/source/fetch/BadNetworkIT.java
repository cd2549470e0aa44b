package io.k8s.pkgbuilder.source.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Tools;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Real files of a release through a network at its worst: they come as they are, or not at all. */
@Execution(ExecutionMode.CONCURRENT)
class BadNetworkIT {
  private static final int KIB64 = 64 * 1024;
  private static final List<String> FILES =
      List.of(
          "dl.k8s.io/release/v1.32.3/bin/linux/arm/kubeadm",
          "github.com/containernetworking/plugins/releases/download/v1.1.1/"
              + "cni-plugins-linux-arm64-v1.1.1.tgz",
          "github.com/kubernetes-sigs/cri-tools/releases/download/v1.32.0/"
              + "crictl-v1.32.0-linux-arm64.tar.gz");

  @TempDir Path directory;
  private final FaultServer server = new FaultServer();

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private static byte[] real(String file) throws IOException {
    String inputs = Optional.ofNullable(System.getenv("REAL_INPUTS")).orElse("");
    Path path = Path.of(inputs, "mirror", file);
    Tools.requireThat(Files.isRegularFile(path), "REAL_INPUTS has no mirror with " + file);
    return Files.readAllBytes(path);
  }

  private Fetcher fetcher() {
    return new Fetching(directory.resolve("cache")).fetcher();
  }

  private void nothingWrongIsKept() throws IOException {
    Path objects = Files.createDirectories(directory.resolve("cache/v1/objects"));
    try (Stream<Path> walk = Files.walk(objects)) {
      for (Path object : walk.filter(Files::isRegularFile).toList()) {
        assertThat(RunningDigests.of(object, List.of()).sha256())
            .isEqualTo(String.valueOf(object.getFileName()));
      }
    }
  }

  @Test
  void aFileThatIsCutAtEvery64KiBComesWhole() throws IOException {
    byte[] bytes = real(FILES.get(2));
    server.serve("/file", bytes);
    server.usually(FaultServer.cutAfter(KIB64));
    int pieces = (bytes.length + KIB64 - 1) / KIB64;

    assertThat(fetcher().fetch(server.url("/file")).orElseThrow().path()).hasBinaryContent(bytes);

    // On a busy machine Java's client drops what it has received and not yet handed on.
    assertThat(server.requests("/file")).hasSizeGreaterThanOrEqualTo(pieces);
    assertThat(server.requests("/file")).map(FaultServer.Request::offset).isSorted();
  }

  @Test
  void whateverHappensFilesComeWholeInTheEndAndNothingElseIsKept() throws IOException {
    Random random = new Random(1932);
    for (String file : FILES) {
      byte[] bytes = real(file);
      String path = "/" + file;
      server.serve(path, bytes);
      for (int i = 0; i < 25; i++) {
        server.script(path, FaultServer.any(random, bytes.length));
      }
      Optional<Fetched> fetched = Optional.empty();
      for (int run = 0; run < 30 && fetched.isEmpty(); run++) {
        try {
          fetched = fetcher().fetch(server.url(path));
        } catch (DiagnosticException e) {
          assertThat(e.diagnostics()).allMatch(problem -> problem.hint().isPresent());
        }
        nothingWrongIsKept();
      }
      assertThat(fetched.orElseThrow().path()).hasBinaryContent(bytes);
    }
  }
}
