package io.k8s.pkgbuilder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.model.ElfMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of docs/configuration.md becomes packages. */
class ConfigurationExamplesTest {
  private static final Pattern FENCE =
      Pattern.compile("(?ms)^```(?:yaml|sh)(?: title=(\\S+))?\\n(.*?)^```$");

  private static final Map<String, ElfMachine> MACHINES =
      Map.of(
          "amd64", CliRun.X86_64,
          "arm64", CliRun.AARCH64,
          "arm", new ElfMachine(40, 32, true),
          "ppc64le", new ElfMachine(21, 64, true),
          "s390x", new ElfMachine(22, 64, false));

  /** What the examples name beside the files that the guide writes out. */
  private static final List<String> FILES =
      List.of(
          "LICENSE",
          "README.md",
          "a*b.txt",
          "debian/config",
          "debian/rules",
          "debian/templates",
          "docs/guide.md",
          "example.conf",
          "example.service",
          "new.conf",
          "scripts/post-deb.sh",
          "scripts/post.sh",
          "scripts/postrm.sh",
          "scripts/posttrans.sh",
          "scripts/prerm.sh",
          "scripts/pretrans.sh",
          "scripts/verify.sh",
          "tree/inner/file");

  @TempDir Path directory;

  private static List<MatchResult> blocks() {
    try {
      return FENCE.matcher(Files.readString(Path.of("docs/configuration.md"))).results().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whole configurations; a key to sign with is made by the tests of signing. */
  static List<String> examples() {
    return blocks().stream()
        .filter(block -> block.group(1) == null && !block.group(2).contains("key_file: ${HOME}"))
        .map(block -> block.group(2))
        .map(yaml -> yaml.startsWith("name:") ? yaml : "name: example\n" + yaml)
        .map(yaml -> yaml.contains("description:") ? yaml : "description: Tries\n" + yaml)
        .toList();
  }

  @BeforeEach
  void writeWhatTheyName() {
    CliRun files = new CliRun(directory);
    FILES.forEach(name -> files.file("conf/example/" + name, "# " + name + "\n"));
    blocks().stream()
        .filter(block -> block.group(1) != null)
        .forEach(block -> files.file("conf/example/" + block.group(1), block.group(2)));
    MACHINES.forEach(
        (goarch, machine) -> {
          for (String name : List.of("example", "example-helper", "kubectl", "cni/bridge")) {
            files.file("in/linux/" + goarch + "/" + name, CliRun.elf(machine));
          }
        });
  }

  @ParameterizedTest
  @MethodSource("examples")
  void itIsBuilt(String yaml) {
    CliRun run =
        new CliRun(directory)
            .with("EXAMPLE_NAME", "example")
            .with("EXAMPLE_FILE", "example.conf")
            .file("conf/example/package.yaml", yaml);

    CliRun.Result result =
        run.run(
            "build",
            "example",
            "--conf",
            "conf",
            "--in",
            "in",
            "--out",
            "out",
            "--version",
            "v1.31.2",
            "--format",
            "deb,rpm,tar",
            "--platform",
            "linux/arm64",
            "--compression",
            "fast");

    assertThat(result.err()).doesNotContain("error").doesNotContain("warning");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(run.files("out")).anyMatch(name -> name.endsWith(".deb"));
    assertThat(run.files("out")).anyMatch(name -> name.endsWith(".rpm"));
  }
}
