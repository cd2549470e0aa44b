package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Same inputs, same bytes: whatever the threads, JVM, user, folder, umask, time zone and locale.
 */
@Execution(ExecutionMode.CONCURRENT)
class ReproducibleIT {
  private static Map<String, String> reference = Map.of();

  private Path folder = Path.of("");

  @BeforeAll
  static void buildTheReference() throws IOException {
    Path out = Files.createTempDirectory("reference");
    reference = build(jar(), Interop.realInputs(), out);
    FiftyPackages.deleteTree(out);
    assertThat(reference).hasSize(22);
  }

  /** Not a @TempDir, which another user could not enter. */
  @BeforeEach
  void makeAFolderForAnyUser() throws IOException {
    folder = Files.createTempDirectory("reproducible");
    assertThat(folder.toFile().setWritable(true, false)).isTrue();
    assertThat(folder.toFile().setReadable(true, false)).isTrue();
    assertThat(folder.toFile().setExecutable(true, false)).isTrue();
  }

  @AfterEach
  void remove() {
    FiftyPackages.deleteTree(folder);
  }

  @Test
  void withOneThread() {
    assertThat(buildHere(jar(), "--jobs", "1")).isEqualTo(reference);
  }

  @Test
  void withEightThreads() {
    assertThat(buildHere(jar(), "--jobs", "8")).isEqualTo(reference);
  }

  @Test
  void onTheNewestJdkOfThisMachine() {
    Path other = OtherJdk.newest();

    assertThat(buildHere(Command.of(other, "-jar", Interop.jar()))).isEqualTo(reference);
  }

  @Test
  void withTheConfigurationsFromAFolder() {
    Path configurations = Path.of("packages").toAbsolutePath();

    assertThat(buildHere(jar(), "--conf", configurations)).isEqualTo(reference);
  }

  @Test
  void elsewhereWithAnotherUmaskTimeZoneAndLocale() throws IOException {
    Path elsewhere =
        Files.createSymbolicLink(folder.resolve("elsewhere"), Interop.realInputs().toRealPath());
    Command odd =
        Command.of("sh", "-c", "umask 077; exec \"$@\"", "sh", Interop.java())
            .with("-Duser.language=tr", "-Duser.country=TR", "-jar", Interop.jar())
            .variable("TZ", "Asia/Kolkata")
            .variable("LANG", "tr_TR.UTF-8")
            .in(folder);

    assertThat(build(odd, elsewhere, folder.resolve("out"))).isEqualTo(reference);
  }

  @Test
  void asAnotherUser() throws IOException {
    Tools.require("setpriv");
    Tools.requireThat(
        "root".equals(System.getProperty("user.name")), "only root can be another user");
    Path jar = Files.copy(Interop.jar(), folder.resolve("pkgbuilder.jar"));
    // The inputs may be in a home folder that no other user can enter.
    Path inputs = Tree.linkInto(Interop.realInputs(), folder.resolve("in"));
    Command nobody =
        Command.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", Interop.java())
            .with("-jar", jar)
            .in(folder);

    assertThat(build(nobody, inputs, folder.resolve("out"))).isEqualTo(reference);
  }

  @Test
  void inTheContainer() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Command container =
        ContainerImage.run()
            .with("-v", Interop.realInputs() + ":/in:ro", "-v", out + ":/out")
            .with("-e", "PKGBUILDER_CONF=", ContainerImage.NAME);
    build(container, Path.of("/in"), Path.of("/out"));

    assertThat(Tree.digests(out)).isEqualTo(reference);
  }

  private static Command jar() {
    return Command.of(Interop.java(), "-jar", Interop.jar());
  }

  private Map<String, String> buildHere(Command tool, Object... options) {
    return build(tool, Interop.realInputs(), folder.resolve("out"), options);
  }

  /** All packages for two platforms, packed fast; crictl also with the default codecs. */
  private static Map<String, String> build(Command tool, Path in, Path out, Object... options) {
    Command build =
        tool.with("build", "--version", FiftyPackages.VERSION, "--in", in).with(options);
    build
        .with("--all", "--format", "deb,rpm", "--compression", "fast", "--out", out.resolve("fast"))
        .with("--platform", "linux/amd64", "--platform", "linux/arm")
        .output();
    build
        .with("cri-tools", "--format", "deb,rpm", "--out", out.resolve("default"))
        .with("--platform", "linux/amd64")
        .output();
    return Files.isDirectory(out) ? Tree.digests(out) : new TreeMap<>();
  }
}
