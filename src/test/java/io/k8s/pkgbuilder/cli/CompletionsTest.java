package io.k8s.pkgbuilder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a package's own binary prints becomes its completions, if that is asked for. */
class CompletionsTest {
  private static final String MEMBER = "usr/share/bash-completion/completions/hello";

  @TempDir Path directory;

  @BeforeEach
  void onTheMachineOfTheSample() {
    Tools.requireThat(
        Machine.name(System.getProperty("os.name"), System.getProperty("os.arch"))
            .equals("linux/amd64"),
        "no linux/amd64");
  }

  @Test
  void areWhatTheBinaryPrints() throws IOException {
    CliRun cli = executable(CliRun.elf(CliRun.X86_64));
    assertThat(build(cli, "native").all()).contains("exit code 0");
    assertThat(member(cli)).contains("hello\n");
  }

  @Test
  void areLeftOutUnlessAskedFor() throws IOException {
    CliRun cli = executable(CliRun.elf(CliRun.X86_64));
    assertThat(build(cli, "off").all()).contains("exit code 0");
    assertThat(member(cli)).isEmpty();
  }

  @Test
  void areAnErrorWhenTheBinaryCannotSayThem() {
    CliRun cli = executable(CliRun.elf(CliRun.X86_64));
    assertThat(cli.path("in/linux/amd64/hello").toFile().setExecutable(false)).isTrue();
    CliRun.Result result = build(cli, "native");
    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.err())
        .contains("error: 'hello completion bash' failed: ", "hint: ", "--completions off");
    assertThat(cli.files("out")).isEmpty();
  }

  private CliRun executable(byte[] binary) {
    CliRun cli =
        new CliRun(directory)
            .hello(
                "name: hello",
                "description: Says hello",
                "binary: hello",
                "completions:",
                "  - {binary: hello, shells: [bash]}")
            .file("in/linux/amd64/hello", binary);
    assertThat(cli.path("in/linux/amd64/hello").toFile().setExecutable(true)).isTrue();
    return cli;
  }

  private static CliRun.Result build(CliRun cli, String completions) {
    return cli.run(
        ("build hello --conf conf --version v1.0.0 --in in --out out --platform linux/amd64"
                + " --format tar --completions "
                + completions)
            .split(" "));
  }

  private static Optional<String> member(CliRun cli) throws IOException {
    Path archive = cli.path("out/hello-1.0.0-1.linux-amd64.tar.gz");
    try (InputStream file = Files.newInputStream(archive);
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new GzipCompressorInputStream(file))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.getName().equals(MEMBER)) {
          return Optional.of(new String(tar.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
      return Optional.empty();
    }
  }
}
