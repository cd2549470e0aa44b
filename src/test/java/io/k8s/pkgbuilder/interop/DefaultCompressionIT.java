package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.DistroImage;
import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real binaries as users get them, with the product's own choice of codec and filters, before old
 * and new decoders; -Pfull does so for all fifty packages.
 */
@Execution(ExecutionMode.CONCURRENT)
class DefaultCompressionIT {
  private static Path folder = Path.of("");

  @BeforeAll
  static void build() throws IOException {
    folder = Files.createTempDirectory("default-compression");
    FiftyPackages.build(folder, List.of())
        .with("kubelet", "--platform", "linux/amd64", "--platform", "linux/armhf")
        .output();
  }

  @AfterAll
  static void remove() {
    FiftyPackages.deleteTree(folder);
  }

  static List<Path> packages() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void debAndRpmForBothPlatforms() {
    assertThat(packages()).hasSize(4);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("packages")
  void theToolsOfThisMachineUnpackIt(Path file, @TempDir Path root) {
    Tools.require("dpkg-deb", "rpm2cpio", "cpio");
    String script =
        """
        case $0 in
          *.deb) dpkg-deb --extract "$0" . ;;
          *) rpm2cpio "$0" | cpio --extract --make-directories --preserve-modification-time --quiet ;;
        esac
        """;
    Command.of("sh", "-c", script, file).in(root).output();

    UnpackedPackages.verify(root, file);
  }

  @Test
  void theOldestDpkgAndRpmReadAll() {
    String debs = "for f in /work/*.deb; do dpkg-deb --fsys-tarfile $f >/dev/null; done";
    String rpms =
        "rpm --checksig /work/*.rpm && for f in /work/*.rpm; do rpm2cpio $f >/dev/null; done";

    DistroImage.of("debian:bullseye").run(folder, "set -eu; " + debs).orFail();
    assertThat(
            DistroImage.of("debian:bullseye", "rpm", "rpm2cpio", "cpio")
                .run(folder, "set -eu; " + rpms)
                .orFail()
                .lines())
        .hasSize(2)
        .allMatch(line -> line.endsWith(": digests OK"));
  }
}
