package io.k8s.pkgbuilder.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Golden;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bad input gives its own clear errors, all at once, and never a package. */
class BadConfigTest {
  private static final Path FOLDER = Path.of("src/test/resources/config/bad");

  @TempDir Path directory;

  static List<String> badFiles() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void reportsEverythingWithItsPlace(String file) throws IOException {
    Diagnostics diagnostics = new Diagnostics();
    Optional<PackageConfig> config =
        Assertions.assertTimeout(
            Duration.ofSeconds(10),
            () -> Samples.reader(Map.of()).read(new ConfigFolder(FOLDER, ""), file, diagnostics));
    assertThat(config).isEmpty();
    assertThat(diagnostics.list())
        .isNotEmpty()
        .extracting(Diagnostic::category)
        .containsOnly(Category.CONFIGURATION);
    Golden.assertMatches(
        "config/bad/" + file.replace(".yaml", ".txt"), Samples.render(diagnostics.list()));
  }

  @Test
  void refusesAFileLargerThanAMebibyte() {
    byte[] yaml =
        ("name: x\n#" + "x".repeat(1 << 20) + "\n")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Diagnostics diagnostics = new Diagnostics();
    assertThat(Samples.read(directory, yaml, Map.of(), diagnostics)).isEmpty();
    assertThat(Samples.render(diagnostics.list()))
        .isEqualTo("error: the file is larger than 1 MiB\n  --> packages/x/package.yaml\n");
  }

  @Test
  void saysThatAFileIsMissing() {
    Diagnostics diagnostics = new Diagnostics();
    Samples.reader(Map.of()).read(new ConfigFolder(directory, "conf"), "package.yaml", diagnostics);
    assertThat(Samples.render(diagnostics.list()))
        .isEqualTo("error: the file does not exist\n  --> conf/package.yaml\n");
  }
}
