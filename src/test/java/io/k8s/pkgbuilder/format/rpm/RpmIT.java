package io.k8s.pkgbuilder.format.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Tools;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.Compression.Algorithm;
import io.k8s.pkgbuilder.payload.PayloadEntry;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** rpm, rpm2cpio and rpmlint of this machine on what RpmFormat writes. */
class RpmIT {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void extractedFilesAreTheInputs(Algorithm algorithm) throws Exception {
    Tools.require("rpm2cpio", "cpio");
    write(algorithm);
    Path root = Files.createDirectory(directory.resolve("root"));
    Tools.run(root, "sh", "-c", "rpm2cpio ../sample.rpm | cpio -idm --quiet").orFail();
    assertIsInstalled(root, false);
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void installsVerifiesAndErases(Algorithm algorithm) throws Exception {
    Tools.require("rpm");
    write(algorithm);
    assertThat(Tools.run(directory, "rpm", "-K", "-v", "sample.rpm").orFail())
        .contains(
            "Header SHA256 digest: OK",
            "Header SHA1 digest: OK",
            "Payload SHA256 digest: OK",
            "MD5 digest: OK");
    rpm("-i", "--nodeps", "--ignorearch", "--noscripts", "sample.rpm");
    assertIsInstalled(directory.resolve("root"), true);
    assertThat(rpm("-V", "--nodeps", "sample")).isEmpty();
    rpm("-e", "--noscripts", "sample");
    assertThat(directory.resolve("root/usr/bin/sample")).doesNotExist();
  }

  private String rpm(String... arguments) throws Exception {
    List<String> command = new java.util.ArrayList<>(List.of("rpm", "--root"));
    command.add(directory.resolve("root").toString());
    command.addAll(List.of("--dbpath", "/var/lib/rpm"));
    command.addAll(List.of(arguments));
    Files.createDirectories(directory.resolve("root"));
    return Tools.run(directory, command.toArray(String[]::new))
        .orFail()
        .replaceAll("(?m)^rpm: .*[aA]lien.*\n", "");
  }

  private void assertIsInstalled(Path root, boolean linkTimes) throws Exception {
    for (PayloadEntry entry : SampleRpm.entries()) {
      Path file = root.resolve(entry.path().relative());
      if (entry instanceof PayloadEntry.Ghost) {
        assertThat(file).doesNotExist();
        continue;
      }
      if (FilesystemPackage.owns(entry.path())) {
        continue;
      }
      String expected =
          Integer.toOctalString(entry.mode().bits()) + " " + entry.mtime().getEpochSecond();
      // GNU cpio gives links the time of extraction; installation proves theirs.
      if (linkTimes || !(entry instanceof PayloadEntry.Symlink)) {
        assertThat(Tools.run(directory, "stat", "-c", "%a %Y", file.toString()).orFail().strip())
            .as(file.toString())
            .isEqualTo(expected);
      }
      if (entry instanceof PayloadEntry.RegularFile regular) {
        try (InputStream in = regular.content().open()) {
          assertThat(Files.readAllBytes(file)).isEqualTo(in.readAllBytes());
        }
      } else if (entry instanceof PayloadEntry.Symlink link) {
        assertThat(Files.readSymbolicLink(file)).hasToString(link.target());
      } else {
        assertThat(Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)).isTrue();
      }
    }
  }

  private Path write(Algorithm algorithm) throws Exception {
    return SampleRpm.write(
        directory.resolve("sample.rpm"),
        SampleRpm.plan().compression(Compression.of(algorithm)).build());
  }
}
