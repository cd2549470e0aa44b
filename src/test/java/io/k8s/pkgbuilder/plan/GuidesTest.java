package io.k8s.pkgbuilder.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.config.PlatformCatalog;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.model.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/ tells newcomers to write works as it stands there. */
class GuidesTest {
  private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

  @TempDir Path folder;

  private static List<String> examples(String guide) throws IOException {
    return YAML.matcher(Files.readString(Path.of("docs", guide)))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  @Test
  void everyPackageOfTheGuideCanBePlanned() throws IOException {
    Bench.write(folder, "example.service", "[Service]\n");
    Bench.write(folder, "example.env", "");

    assertThat(examples("adding-a-package.md"))
        .hasSize(4)
        .allSatisfy(
            yaml ->
                assertThat(Bench.of(folder, yaml).version("v1.32.3").plan().artifacts())
                    .hasSize(10));
  }

  @Test
  void theToolOfTheGuideToSourcesComesFromItsRelease() throws IOException {
    List<String> examples = examples("sources.md");
    assertThat(examples).hasSize(1);

    assertThat(Bench.of(folder, examples.get(0)).plan().artifacts())
        .hasSize(10)
        .allSatisfy(
            artifact ->
                assertThat(artifact.binaries().get(0).url().orElseThrow())
                    .contains("/v2.1.0/mytool_2.1.0_linux_")
                    .endsWith("#checksums=checksums.txt"));
  }

  @Test
  void thePlatformOfTheGuideIsOne() throws IOException {
    List<String> examples = examples("adding-a-platform.md");
    assertThat(examples).hasSize(1);
    Bench.write(folder, "linux-riscv64.yaml", examples.get(0));

    Diagnostics diagnostics = new Diagnostics();
    PlatformCatalog catalog = PlatformCatalog.read(folder, "platforms", diagnostics);

    assertThat(diagnostics.list()).isEmpty();
    Platform platform = catalog.find("linux/riscv64").orElseThrow();
    assertThat(platform.architecture("rpm")).contains("riscv64");
    assertThat(platform.elf().orElseThrow().machine()).isEqualTo(243);
  }

  @Test
  void platformsAreTheKepsWithTheirHeaders() {
    assertThat(Bench.PLATFORMS.platforms())
        .map(
            platform ->
                platform
                    + " "
                    + platform.architecture("deb").orElse("-")
                    + " "
                    + platform.architecture("rpm").orElse("-")
                    + platform
                        .elf()
                        .map(
                            elf ->
                                " "
                                    + elf.machine()
                                    + "/"
                                    + elf.bits()
                                    + (elf.littleEndian() ? "/little" : "/big"))
                        .orElse(""))
        .containsExactly(
            "darwin/amd64 - -",
            "darwin/arm64 - -",
            "linux/amd64 amd64 x86_64 62/64/little",
            "linux/arm64 arm64 aarch64 183/64/little",
            "linux/armhf armhf armv7hl 40/32/little",
            "linux/ppc64el ppc64el ppc64le 21/64/little",
            "linux/s390x s390x s390x 22/64/big",
            "windows/amd64 - -");
    assertThat(Bench.PLATFORMS.find("linux/arm").orElseThrow().name()).isEqualTo("linux/armhf");
    assertThat(Bench.PLATFORMS.find("linux/ppc64le").orElseThrow().name())
        .isEqualTo("linux/ppc64el");
  }
}
