package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The image, called as the KEP calls it. */
@Execution(ExecutionMode.CONCURRENT)
class ContainerIT {
  private static final String VERSION = "1.12.6~beta.0.1+12187918e930d4+dirty";

  private static final Path PACKAGES = Path.of("packages").toAbsolutePath();

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

  /**
   * The line of the KEP, word for word but for the image's name, which may be taken on this
   * machine; one of its platforms is none of the five.
   */
  @Test
  void theLineOfTheKepIsUnderstood() throws IOException {
    Files.createDirectories(out.resolve("_output/dockerized"));
    Files.createDirectories(out.resolve("_output/pkgs/nightly"));
    Files.createDirectories(out.resolve("build/pkgs"));
    Files.createSymbolicLink(out.resolve("_output/dockerized/bin"), Interop.realInputs());
    Command.of("cp", "-r", Path.of("packages/kubeadm").toAbsolutePath(), out.resolve("build/pkgs"))
        .output();
    String line =
        """
        docker run \\
             -v ${PWD}/_output/dockerized/bin:/in \\
             -v ${PWD}/_output/pkgs/nightly:/out \\
             -v ${PWD}/build/pkgs/kubeadm:/conf \\
             -e KUBE_BUILD_VERSION='1.12.6~beta.0.1+12187918e930d4+dirty' \\
             -e KUBE_BUILD_PLATFORMS='linux/amd64 linux/386' \\
             k8s-pkg-builder
        """
            .replace("k8s-pkg-builder", ContainerImage.NAME);

    Command.Outcome asWritten = Command.of("sh", "-c", line).in(out).run();
    Command.of("sh", "-c", line.replace("linux/386", "linux/arm")).in(out).output();

    assertThat(asWritten.exit()).isEqualTo(2);
    assertThat(asWritten.stderr()).contains("no platform is called 'linux/386'");
    assertThat(Tree.of(out.resolve("_output/pkgs/nightly"))).hasSize(4);
  }

  /** What is forgotten is named with the words to add. */
  @ParameterizedTest
  @CsvSource({
    "/out, -v DIR:/out",
    "/in, -v DIR:/in",
    "/conf, -v DIR:/conf",
  })
  void aForgottenMountIsNamed(String forgotten, String words) {
    Command run = ContainerImage.run().with("-e", "KUBE_BUILD_VERSION=v1.32.3");
    for (String mount :
        List.of(Interop.realInputs() + ":/in", out + ":/out", PACKAGES + "/kubeadm:/conf")) {
      if (!mount.endsWith(forgotten)) {
        run = run.with("-v", mount);
      }
    }

    Command.Outcome outcome = run.with(ContainerImage.NAME).run();

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.stderr()).contains(words);
  }

  @Test
  void aStopEndsItPromptlyAndLeavesNoFile() throws IOException, InterruptedException {
    // xz of a large program takes long enough to be stopped in.
    String name =
        kepOf("kubelet", Command.of("docker", "run", "-d"))
            .with("build", "--compression", "xz:9", "--jobs", "1")
            .output()
            .strip();
    try {
      for (int i = 0; i < 1200 && !hasPart(); i++) {
        assertThat(state(name, "{{.State.Running}}")).as(logs(name)).isEqualTo("true");
        Thread.sleep(50);
      }
      long start = System.nanoTime();
      Command.of("docker", "stop", "-t", "60", name).output();

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
      assertThat(state(name, "{{.State.ExitCode}}")).isEqualTo("143");
      assertThat(Tree.of(out)).isEmpty();
    } finally {
      Command.of("docker", "rm", "-f", name).output();
    }
  }

  /** Generous, as other tests run beside it: half a second on an idle machine. */
  @Test
  void itStartsQuickly() {
    Command version = ContainerImage.run().with("--network=none", ContainerImage.NAME, "--version");
    version.output();
    long start = System.nanoTime();

    version.output();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  private boolean hasPart() throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files.anyMatch(file -> file.toString().endsWith(".part"));
    }
  }

  private static String state(String container, String format) {
    return Command.of("docker", "inspect", "--format", format, container).output().strip();
  }

  private static String logs(String container) {
    return Command.of("docker", "logs", container).run().stderr();
  }

  @Test
  void itIsSmall() {
    String bytes =
        Command.of("docker", "image", "inspect", "--format", "{{.Size}}", ContainerImage.NAME)
            .output();

    assertThat(Long.parseLong(bytes.strip())).isLessThan(150_000_000);
  }

  private Command kep(Command run) {
    return kepOf("kubeadm", run);
  }

  private Command kepOf(String name, Command run) {
    return run.with("-v", Interop.realInputs() + ":/in", "-v", out + ":/out")
        .with("-v", PACKAGES.resolve(name) + ":/conf")
        .with("-e", "KUBE_BUILD_VERSION=" + VERSION)
        .with("-e", "KUBE_BUILD_PLATFORMS=linux/amd64 linux/arm64")
        .with(ContainerImage.NAME);
  }
}
