package io.k8s.pkgbuilder.source;

import static io.k8s.pkgbuilder.source.Requests.AMD64;
import static io.k8s.pkgbuilder.source.Requests.ARMHF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBuildTest {
  private static final WantedBinary KUBELET = Requests.local("kubelet", AMD64);
  private static final WantedBinary ARM_KUBELET = Requests.local("kubelet", ARMHF);
  private static final Instant OLD = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant NEW = Instant.parse("2025-01-01T00:00:00Z");

  @TempDir Path root;

  private Path write(String path, Instant modified) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "bytes of " + path);
    Files.setLastModifiedTime(file, FileTime.from(modified));
    return file;
  }

  private ResolvedBinaries resolve(WantedBinary... wanted) {
    return LocalBuild.in(root).resolve(List.of(wanted));
  }

  private static String text(ResolvedFile file) throws IOException {
    try (var in = file.content().open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private List<Diagnostic> problems(WantedBinary... wanted) {
    try {
      resolve(wanted);
    } catch (DiagnosticException e) {
      return e.diagnostics();
    }
    return List.of();
  }

  @Test
  void findsTheBinaryOfThePlatformsGoArchitecture() throws IOException {
    Path file = write("linux/arm/kubelet", OLD);
    ResolvedBinaries found = resolve(ARM_KUBELET, ARM_KUBELET);
    assertThat(found.files(ARM_KUBELET.request(), ARMHF))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.name()).isEqualTo("kubelet");
              assertThat(one.modified()).isEqualTo(OLD);
              assertThat(one.origin()).isEqualTo(file.toString());
              assertThat(text(one)).isEqualTo("bytes of linux/arm/kubelet");
            });
    assertThat(found.notes()).isEmpty();
  }

  @Test
  void findsTheFilesOfATreeSortedAndWithoutTheExcluded() throws IOException {
    for (String name : List.of("vlan", "bridge", "README.md", "LICENSE")) {
      write("linux/amd64/cni/" + name, OLD);
    }
    write("linux/amd64/cni/nested/deeper", OLD);
    WantedBinary plugins = Requests.plugins(AMD64, Optional.empty());
    assertThat(resolve(plugins).files(plugins.request(), AMD64))
        .extracting(ResolvedFile::name)
        .containsExactly("bridge", "vlan");
  }

  @Test
  void takesTheNewestCompleteOutputOfACheckoutAndSaysSo() throws IOException {
    write("_output/dockerized/bin/linux/amd64/kubelet", OLD);
    write("_output/dockerized/bin/linux/arm/kubelet", OLD);
    write("_output/local/bin/linux/amd64/kubelet", NEW);
    ResolvedBinaries both = resolve(KUBELET, ARM_KUBELET);
    assertThat(text(both.files(KUBELET.request(), AMD64).get(0))).contains("dockerized");
    ResolvedBinaries one = resolve(KUBELET);
    assertThat(text(one.files(KUBELET.request(), AMD64).get(0))).contains("local");
    assertThat(one.notes())
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith("binaries from " + root.resolve("_output/local/bin"))
        .contains("not from " + root.resolve("_output/dockerized/bin"));
  }

  @Test
  void followsTheLinkThatTheBuildLeavesForTheHostsPlatform() throws IOException {
    write("_output/elsewhere/linux/amd64/kubelet", NEW);
    Files.createSymbolicLink(root.resolve("_output/bin"), Path.of("elsewhere/linux/amd64"));
    assertThat(text(resolve(KUBELET).files(KUBELET.request(), AMD64).get(0))).contains("elsewhere");
  }

  @Test
  void listsEveryPlaceItLookedAtForEachMissingBinary() throws IOException {
    write("_output/local/bin/linux/amd64/kubectl", OLD);
    List<Diagnostic> found = problems(KUBELET, ARM_KUBELET);
    assertThat(found).hasSize(2);
    assertThat(found.get(0).message())
        .startsWith("kubelet for linux/amd64 is missing")
        .contains(root.resolve("linux/amd64/kubelet").toString())
        .contains(root.resolve("_output/dockerized/bin/linux/amd64/kubelet").toString())
        .contains(root.resolve("_output/local/bin/linux/amd64/kubelet").toString());
    assertThat(found.get(0).category()).isEqualTo(Category.SOURCE);
    assertThat(found.get(0).location()).contains(KUBELET.request().location());
    assertThat(found.get(0).hint()).isPresent();
  }

  @Test
  void refusesDirectoriesBrokenLinksAndLinksOut(@TempDir Path outside) throws IOException {
    Files.createDirectories(root.resolve("linux/amd64/kubelet"));
    assertThat(problems(KUBELET))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("is not a regular file"));

    Files.delete(root.resolve("linux/amd64/kubelet"));
    Files.createSymbolicLink(root.resolve("linux/amd64/kubelet"), Path.of("nowhere"));
    assertThat(problems(KUBELET))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("cannot be read"));

    Files.delete(root.resolve("linux/amd64/kubelet"));
    Path secret = Files.writeString(outside.resolve("secret"), "secret");
    Files.createSymbolicLink(root.resolve("linux/amd64/kubelet"), secret);
    assertThat(problems(KUBELET))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("outside of '" + root + "'"));
  }

  @Test
  void followsLinksInside() throws IOException {
    write("linux/amd64/kubelet-1.32", OLD);
    Files.createSymbolicLink(root.resolve("linux/amd64/kubelet"), Path.of("kubelet-1.32"));
    assertThat(resolve(KUBELET).files(KUBELET.request(), AMD64))
        .extracting(ResolvedFile::name)
        .containsExactly("kubelet");
  }

  @Test
  void saysWhenThereIsNoDirectory() {
    assertThatThrownBy(() -> LocalBuild.in(root.resolve("none")).resolve(List.of(KUBELET)))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("there is no directory");
  }

  @Test
  void isAskedOnlyForWhatWasWanted() throws IOException {
    write("linux/amd64/kubelet", OLD);
    ResolvedBinaries found = resolve(KUBELET);
    assertThatThrownBy(() -> found.files(ARM_KUBELET.request(), ARMHF))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
