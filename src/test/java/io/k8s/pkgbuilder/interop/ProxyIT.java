package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.source.fetch.FaultServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The finished jar behind a proxy that asks for a password before it tunnels https. */
@Execution(ExecutionMode.CONCURRENT)
class ProxyIT {
  @TempDir Path directory;

  @Test
  void aTunnelIsAskedForWithThePasswordWhichIsInNoMessage() throws IOException {
    try (FaultServer proxy = new FaultServer()) {
      String tunnel = "dl.k8s.io:443";
      proxy.text(tunnel, "");
      proxy.usually(
          (request, resource, socket, out) -> {
            boolean known = request.headers().containsKey("proxy-authorization");
            FaultServer.Fault answer =
                known
                    ? FaultServer.status(403)
                    : FaultServer.status(407, "Proxy-Authenticate: Basic realm=\"proxy\"");
            answer.answer(request, resource, socket, out);
          });

      Command.Outcome result =
          Command.of(Interop.java(), "-jar", Interop.jar(), "fetch", "kubeadm")
              .with("--version", "v1.32.3", "--platform", "linux/amd64")
              .with("--out", directory.resolve("out"), "--cache-dir", directory.resolve("cache"))
              .variable("https_proxy", proxy.url("").replace("http://", "http://me:s3cret@"))
              .variable("no_proxy", "")
              .run();

      String said = result.stdout() + result.stderr();
      assertThat(result.exit()).as(said).isEqualTo(4);
      assertThat(said)
          .contains("the proxy refuses a tunnel: it answers 403")
          .doesNotContain("s3cret");
      assertThat(proxy.requests(tunnel))
          .as("asking again would not help")
          .hasSizeLessThan(5)
          .allSatisfy(request -> assertThat(request.method()).isEqualTo("CONNECT"))
          .anySatisfy(
              request ->
                  assertThat(request.headers())
                      .containsEntry("proxy-authorization", "Basic bWU6czNjcmV0"));
    }
  }
}
