package io.k8s.pkgbuilder.format.tar;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.format.Samples;
import io.k8s.pkgbuilder.model.PackageName;
import io.k8s.pkgbuilder.model.PackageVersion;
import io.k8s.pkgbuilder.model.Platform;
import io.k8s.pkgbuilder.plan.FileRole;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

class TarFormatTest {
  private final TarFormat format = new TarFormat();

  @Test
  void servesAnyPlatformUnderGosNames() {
    Platform darwin =
        new Platform(
            "darwin/arm64",
            "darwin",
            "arm64",
            Optional.empty(),
            List.of(),
            Map.of(),
            Optional.empty());
    String architecture = format.architecture(darwin).orElseThrow();
    assertThat(format.fileName(new PackageName("kubectl"), version("1.32.3", "1"), architecture))
        .isEqualTo("kubectl-1.32.3-1.darwin-arm64.tar.gz");
    assertThat(format.fileName(new PackageName("kubectl"), version("1.32.3", ""), "any"))
        .isEqualTo("kubectl-1.32.3.any.tar.gz");
  }

  @Test
  void holdsWhatThePackageOwnsAndNothingOfTheSystem() throws IOException {
    StringBuilder listing = new StringBuilder();
    try (TarArchiveInputStream in =
        new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(write())))) {
      for (TarArchiveEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        listing
            .append(Integer.toOctalString(e.getMode() & 07777))
            .append(' ')
            .append(e.getName())
            .append(e.isSymbolicLink() ? " -> " + e.getLinkName() : "")
            .append(
                e.isFile() && !e.isSymbolicLink()
                    ? " " + new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    : "")
            .append('\n');
      }
    }
    assertThat(listing)
        .hasToString(
            """
            777 usr/bin/k -> kubectl
            755 usr/bin/kubectl ELF
            750 var/lib/kubectl/
            """);
  }

  private byte[] write() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(
        new Samples.PlanBuilder().format("tar").build(),
        Samples.payload(
            Samples.file(
                "/usr/bin/kubectl", 0755, FileRole.REGULAR, "ELF".getBytes(StandardCharsets.UTF_8)),
            Samples.symlink("/usr/bin/k", "kubectl"),
            Samples.directory("/var/lib/kubectl", 0750)),
        Samples.packer(),
        out);
    return out.toByteArray();
  }

  private static PackageVersion version(String upstream, String revision) {
    return PackageVersion.of(upstream, revision);
  }
}
