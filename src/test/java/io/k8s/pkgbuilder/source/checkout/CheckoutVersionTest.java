package io.k8s.pkgbuilder.source.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckoutVersionTest {
  /** Answers as git would. */
  private record FakeGit(String described, String status, int exitCode) implements ProcessRunner {
    @Override
    public Outcome run(List<String> command, Path directory) {
      return command.get(1).equals("describe")
          ? new Outcome(exitCode, described + "\n", exitCode == 0 ? "" : "fatal: No names found\n")
          : new Outcome(0, status, "");
    }

    @Override
    public int stream(
        List<String> command, Path directory, Map<String, String> environment, Path log) {
      throw new AssertionError("nothing is built");
    }
  }

  private static final FakeGit NO_GIT = new FakeGit("", "", 128);

  @TempDir Path tree;

  private DerivedVersion derive(FakeGit git) {
    return new CheckoutVersion(git, Optional.empty()).of(tree);
  }

  private void write(String name, String text) throws IOException {
    Path file = tree.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @ParameterizedTest
  @CsvSource({
    "v1.32.3, '', v1.32.3",
    "v1.32.3, ' M cmd/kubelet/main.go', v1.32.3-dirty",
    "v1.33.0-alpha.1, '', v1.33.0-alpha.1",
    "v1.13.0-alpha.1-5-g0123456789abcd, '', v1.13.0-alpha.1.5+0123456789abcd",
    "v1.13.2-1-g0123456789abcd, '', v1.13.2-1+0123456789abcd",
    "v1.13.2-1-g0123456789abcd, '?? new', v1.13.2-1+0123456789abcd-dirty",
    "v1.13.2-10-g0123456789abcdef01, '', v1.13.2-10+0123456789abcdef01",
  })
  void turnsWhatGitSaysIntoAVersionAsVersionShDoes(String described, String status, String version)
      throws IOException {
    Files.createDirectory(tree.resolve(".git"));
    DerivedVersion derived = derive(new FakeGit(described, status, 0));
    assertThat(derived.version().gitVersion()).isEqualTo(version);
    assertThat(derived.how()).startsWith("git describe: " + described);
  }

  @Test
  void believesTheVersionFileBeforeGit() throws IOException {
    Files.createDirectory(tree.resolve(".git"));
    write(
        "vars",
        "KUBE_GIT_COMMIT='0123'\nKUBE_GIT_TREE_STATE='clean'\nKUBE_GIT_VERSION='v1.31.0'\n");
    DerivedVersion derived =
        new CheckoutVersion(new FakeGit("v1.32.3", "", 0), Optional.of(tree.resolve("vars")))
            .of(tree);
    assertThat(derived.version().gitVersion()).isEqualTo("v1.31.0");
    assertThat(derived.how()).contains("KUBE_GIT_VERSION_FILE");
  }

  @Test
  void readsWhatGitArchiveWroteIntoTheScript() throws IOException {
    write(
        "hack/lib/version.sh",
        """
          if [[ '%' == "%" ]]; then
            KUBE_GIT_COMMIT='32cc146f75aad04beaaa245a7157eb35063a9f99'
            if [[ 'HEAD -> release-1.32, tag: v1.32.3, origin/x' =~ tag:\\ (v[^ ,]+) ]]; then
        """);
    assertThat(derive(NO_GIT))
        .isEqualTo(
            new DerivedVersion(
                io.k8s.pkgbuilder.model.KubeVersion.parse("v1.32.3"),
                "git archive of tag v1.32.3"));
  }

  @Test
  void doesNotTakeTheScriptOfACheckoutForAnArchive() throws IOException {
    Files.createDirectory(tree.resolve(".git"));
    write(
        "hack/lib/version.sh",
        """
          if [[ '$Format:%%$' == "%" ]]; then
            if [[ '$Format:%D$' =~ tag:\\ (v[^ ,]+) ]]; then
        """);
    assertThat(derive(new FakeGit("v1.30.1", "", 0)).how()).startsWith("git describe");
  }

  @Test
  void readsTheVersionFilesThatBuildsLeave() throws IOException {
    write("bazel-genfiles/build/version", "v1.13.0\n");
    assertThat(derive(NO_GIT).version().gitVersion()).isEqualTo("v1.13.0");
    write("version", "v1.32.1");
    assertThat(derive(NO_GIT).how()).isEqualTo("version");
  }

  @Test
  void readsTheVersionInTheReleaseArchive() throws IOException {
    Path archive = tree.resolve("_output/release-tars/kubernetes.tar.gz");
    Files.createDirectories(archive.getParent());
    try (var tar =
        new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
      for (String name : List.of("kubernetes/README.md", "kubernetes/version")) {
        byte[] bytes = "v1.32.2\n".getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
      }
    }
    assertThat(derive(NO_GIT).version().gitVersion()).isEqualTo("v1.32.2");
    assertThat(derive(NO_GIT).how()).isEqualTo(ReleaseTar.PATH);
  }

  @Test
  void saysAllThatWasTried() throws IOException {
    Files.createDirectory(tree.resolve(".git"));
    assertThatThrownBy(() -> derive(NO_GIT))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("git describe says: fatal: No names found")
        .hasMessageContaining("_output/release-tars/kubernetes.tar.gz");
  }

  @Test
  void refusesWhatIsNoVersion() throws IOException {
    write("version", "latest");
    assertThatThrownBy(() -> derive(NO_GIT))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("'latest' is not a version");
  }
}
