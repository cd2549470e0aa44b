package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The image, called as the KEP calls it. */
@Execution(ExecutionMode.CONCURRENT)
class ContainerIT {
  private static final String VERSION = "1.12.6~beta.0.1+12187918e930d4+dirty";

  private Path out = Path.of("");

  @BeforeEach
  void prepare() throws IOException {
    ContainerImage.ensureBuilt();
    out = Files.createTempDirectory("container");
  }

  @AfterEach
  void remove() {
    FiftyPackages.deleteTree(out);
  }

  @Test
  void theExampleOfTheKepBuildsKubeadmForTwoPlatforms() throws IOException {
    Tools.require("chown");
    Command.of("chown", "4321:8765", out).output();

    kep(Command.of("docker", "run", "--rm")).output();

    assertThat(Tree.digests(out).keySet())
        .containsExactlyInAnyOrder(
            "kubeadm_1.12.6~beta.0.1+12187918e930d4+dirty-1_amd64.deb",
            "kubeadm_1.12.6~beta.0.1+12187918e930d4+dirty-1_arm64.deb",
            "kubeadm-1.12.6~beta.0.1+12187918e930d4+dirty-1.x86_64.rpm",
            "kubeadm-1.12.6~beta.0.1+12187918e930d4+dirty-1.aarch64.rpm");
    assertThat(Tree.of(out).values()).allMatch(line -> line.startsWith("f 0644 4321:8765 "));
  }

  @Test
  void itNeedsNeitherRootNorAWritableRoot() throws IOException {
    Command.of("chown", "4321", out).output();

    kep(ContainerImage.run().with("--user", "4321:1", "--cap-drop=ALL", "--network=none")).output();

    assertThat(Tree.of(out).values()).hasSize(4).allMatch(line -> line.startsWith("f 0644 4321:"));
  }

  /** zstd is native code, which lies unpacked in the image as nothing can be unpacked there. */
  @Test
  void zstdWorksUnderAReadOnlyRoot() {
    kep(ContainerImage.run()).with("build", "--compression", "zstd:3").output();

    assertThat(Tree.of(out).values()).hasSize(4);
  }

  @Test
  void stdoutCarriesDataAlone() {
    Command.Outcome outcome = ContainerImage.run().with(ContainerImage.NAME, "schema").run();

    assertThat(outcome.expectSuccess()).startsWith("{").endsWith("}\n");
    assertThat(outcome.stderr()).isEmpty();
  }

  @Test
  void itIsSmall() {
    String bytes =
        Command.of("docker", "image", "inspect", "--format", "{{.Size}}", ContainerImage.NAME)
            .output();

    assertThat(Long.parseLong(bytes.strip())).isLessThan(150_000_000);
  }

  private Command kep(Command run) {
    return run.with("-v", Interop.realInputs() + ":/in", "-v", out + ":/out")
        .with("-v", Path.of("packages/kubeadm").toAbsolutePath() + ":/conf")
        .with("-e", "KUBE_BUILD_VERSION=" + VERSION)
        .with("-e", "KUBE_BUILD_PLATFORMS=linux/amd64 linux/arm64")
        .with(ContainerImage.NAME);
  }
}
