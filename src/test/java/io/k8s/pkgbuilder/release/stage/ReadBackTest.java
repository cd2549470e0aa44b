package io.k8s.pkgbuilder.release.stage;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.k8s.pkgbuilder.content.Hashing;
import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.format.Samples;
import io.k8s.pkgbuilder.format.deb.DebFormat;
import io.k8s.pkgbuilder.model.FileMode;
import io.k8s.pkgbuilder.model.InstallPath;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.Attributes;
import io.k8s.pkgbuilder.plan.EntryPlan;
import io.k8s.pkgbuilder.plan.FileOrigin;
import io.k8s.pkgbuilder.plan.FileRole;
import io.k8s.pkgbuilder.release.journal.RecordedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadBackTest {
  private static final byte[] BINARY = "the binary".getBytes(StandardCharsets.UTF_8);

  @TempDir Path directory;

  private static ArtifactPlan plan(String... paths) {
    EntryPlan[] entries = new EntryPlan[paths.length];
    for (int i = 0; i < paths.length; i++) {
      entries[i] =
          new EntryPlan.File(
              new InstallPath(paths[i]),
              new FileOrigin.Binary("kubelet"),
              FileRole.REGULAR,
              new Attributes(
                  new FileMode(0755), "root", "root", Optional.empty(), Optional.empty()));
    }
    return new Samples.PlanBuilder().entries(entries).build();
  }

  private Path packed(ArtifactPlan plan) throws IOException {
    Path file = directory.resolve("package.deb");
    try (OutputStream out = Files.newOutputStream(file)) {
      new DebFormat()
          .write(
              plan,
              Samples.payload(Samples.file("/usr/bin/kubelet", 0755, FileRole.REGULAR, BINARY)),
              Samples.packer(),
              out);
    }
    return file;
  }

  private static ReadBack readBack(ArtifactPlan plan, byte[] input) throws IOException {
    String sha256 = Hashing.sha256(new ByteArrayInputStream(input));
    return new ReadBack(
        plan,
        List.of(
            new RecordedSource.Recorded(
                new RecordedFile("linux/amd64/kubelet", input.length, sha256, ""),
                Samples.TIME,
                "here")));
  }

  @Test
  void aPackageAsPlannedIsGood() throws IOException {
    ArtifactPlan plan = plan("/usr/bin/kubelet");
    assertThatCode(() -> readBack(plan, BINARY).check(packed(plan))).doesNotThrowAnyException();
  }

  @Test
  void otherBytesThanTheInputsAreNoticed() throws IOException {
    ArtifactPlan plan = plan("/usr/bin/kubelet");
    assertThatThrownBy(
            () -> readBack(plan, "another".getBytes(StandardCharsets.UTF_8)).check(packed(plan)))
        .isInstanceOf(PackageException.class)
        .hasMessage("/usr/bin/kubelet is not the binary that it was made of");
  }

  @Test
  void aFileThatIsPlannedAndMissingIsNoticed() {
    assertThatThrownBy(
            () ->
                readBack(plan("/usr/bin/kubelet", "/usr/bin/other"), BINARY)
                    .check(packed(plan("/usr/bin/kubelet"))))
        .isInstanceOf(PackageException.class)
        .hasMessage("it lacks /usr/bin/other");
  }

  @Test
  void anotherVersionIsNoticed() throws IOException {
    ArtifactPlan other = new Samples.PlanBuilder().version(0, "1.32.4", "1").build();
    assertThatThrownBy(() -> readBack(plan("/usr/bin/kubelet"), BINARY).check(packed(other)))
        .isInstanceOf(PackageException.class)
        .hasMessage("its version is 1.32.4-1, not 1.32.3-1");
  }

  @Test
  void aTruncatedPackageIsNoticed() throws IOException {
    ArtifactPlan plan = plan("/usr/bin/kubelet");
    Path file = packed(plan);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 20));
    assertThatThrownBy(() -> readBack(plan, BINARY).check(file)).isInstanceOf(IOException.class);
  }
}
