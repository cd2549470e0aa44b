package io.k8s.pkgbuilder.source.checkout;

import static io.k8s.pkgbuilder.source.Requests.AMD64;
import static io.k8s.pkgbuilder.source.Requests.ARMHF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.source.Requests;
import io.k8s.pkgbuilder.source.ResolvedBinaries;
import io.k8s.pkgbuilder.source.WantedBinary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real git repository with tags, and a real make that compiles a C program. */
class CheckoutBuildIT {
  private static final WantedBinary KUBELET = Requests.local("kubelet", AMD64);

  private static final String MAKEFILE =
      """
      all: $(foreach p,$(KUBE_BUILD_PLATFORMS),$(foreach w,$(WHAT),_output/local/bin/$p/$(notdir $w)))
      _output/local/bin/%: cmd/kubelet/kubelet.c
      \tmkdir -p $(dir $@)
      \t$(CC) -o $@ $<
      \techo $@ >> _output/built
      """;

  @TempDir Path tree;
  private SystemProcesses processes;

  @BeforeEach
  void makeRepository() throws IOException {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putAll(
        Map.of(
            "GIT_AUTHOR_NAME",
            "A",
            "GIT_AUTHOR_EMAIL",
            "a@example.com",
            "GIT_COMMITTER_NAME",
            "A",
            "GIT_COMMITTER_EMAIL",
            "a@example.com"));
    processes = new SystemProcesses(environment);
    Path program = tree.resolve("cmd/kubelet/kubelet.c");
    Files.createDirectories(program.getParent());
    Files.writeString(program, "int main(void) { return 0; }\n");
    Files.writeString(tree.resolve("Makefile"), MAKEFILE);
    Files.writeString(tree.resolve(".gitignore"), "_output\n");
    git("init", "-q");
    commit("first");
    git("tag", "v1.32.3");
  }

  private void commit(String message) throws IOException {
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", message);
  }

  private String git(String... arguments) throws IOException {
    var command = new java.util.ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessRunner.Outcome outcome = processes.run(command, tree);
    assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
    return outcome.output().strip();
  }

  private String version() {
    return new CheckoutVersion(processes, Optional.empty()).of(tree).version().gitVersion();
  }

  private ResolvedBinaries resolve(String command, WantedBinary... wanted) {
    return new CheckoutBuild(tree, command, processes, tree.resolve("_output/build.log"))
        .resolve(List.of(wanted));
  }

  private static final String MAKE =
      "make KUBE_BUILD_PLATFORMS=\"$KUBE_BUILD_PLATFORMS\" WHAT=\"$WHAT\"";

  private List<String> built() throws IOException {
    return Files.readAllLines(tree.resolve("_output/built"));
  }

  @Test
  void derivesTheVersionFromTagsCommitsAndChanges() throws IOException {
    assertThat(version()).isEqualTo("v1.32.3");
    Files.writeString(tree.resolve("new"), "");
    assertThat(version()).isEqualTo("v1.32.3-dirty");
    commit("second");
    String hash = git("rev-parse", "--short=14", "HEAD");
    assertThat(version()).isEqualTo("v1.32.3-1+" + hash);
    git("tag", "not-a-version");
    assertThat(version()).isEqualTo("v1.32.3-1+" + hash);
    git("tag", "v1.33.0-alpha.0");
    commit("third");
    hash = git("rev-parse", "--short=14", "HEAD");
    assertThat(version()).isEqualTo("v1.33.0-alpha.0.1+" + hash);
  }

  @Test
  void buildsWhatIsMissingAndNothingTwice() throws IOException {
    WantedBinary arm = Requests.local("kubelet", ARMHF);
    ResolvedBinaries found = resolve(MAKE, KUBELET, arm);
    assertThat(found.notes()).anyMatch(note -> note.contains("because binaries are missing"));
    try (var in = found.files(KUBELET.request(), AMD64).get(0).content().open()) {
      assertThat(new String(in.readNBytes(4), StandardCharsets.ISO_8859_1)).isEqualTo("\177ELF");
    }
    assertThat(built())
        .containsExactlyInAnyOrder(
            "_output/local/bin/linux/amd64/kubelet", "_output/local/bin/linux/arm/kubelet");
    assertThat(resolve(MAKE, KUBELET, arm).notes()).noneMatch(note -> note.startsWith("built"));
    assertThat(built()).hasSize(2);
  }

  @Test
  void buildsAgainWhenASourceIsNewer() throws IOException {
    resolve(MAKE, KUBELET);
    Path source = tree.resolve("cmd/kubelet/kubelet.c");
    Instant later =
        Files.getLastModifiedTime(tree.resolve("_output/.pkgbuilder/linux-amd64-kubelet"))
            .toInstant()
            .plusSeconds(2);
    Files.setLastModifiedTime(source, FileTime.from(later));
    ResolvedBinaries found = resolve(MAKE, KUBELET);
    assertThat(found.notes())
        .anyMatch(note -> note.contains("kubelet for linux/amd64 is older than the sources"));
    assertThat(built()).hasSize(2);
  }

  @Test
  void reportsTheTailOfTheLogOfAFailedBuild() {
    assertThatThrownBy(() -> resolve("seq 100; echo no compiler >&2; exit 3", KUBELET))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("exit code 3")
        .hasMessageContaining("| 100")
        .hasMessageContaining("| no compiler")
        .hasMessageNotContaining("| 80\n");
    assertThat(tree.resolve("_output/build.log")).content().startsWith("1\n2\n");
  }

  @Test
  void reportsABuildThatDoesNotMakeWhatItShould() {
    assertThatThrownBy(() -> resolve("true", KUBELET))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("kubelet for linux/amd64 is missing");
  }
}
