package io.k8s.pkgbuilder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A package's words become names of files and folders of the repository: none leads out of it. */
class HostilePackageTest {
  private static final String RPM = "out/hello-1.0.0-1.noarch.rpm";

  @TempDir Path directory;

  private HelloRepo it = new HelloRepo(Path.of(""));

  @BeforeEach
  void packages() throws IOException {
    it = new HelloRepo(directory.resolve("a/b/c")).begun();
    Files.delete(it.cli().path("out/hello_1.0.0-1_all.deb"));
  }

  /** In the rpm's headers, where digests of them are not looked at. */
  private void replace(String from, String to) throws IOException {
    Path rpm = it.cli().path(RPM);
    String bytes = new String(Files.readAllBytes(rpm), StandardCharsets.ISO_8859_1);
    assertThat(bytes).contains("\0" + from + "\0");
    Files.write(
        rpm,
        bytes.replace("\0" + from + "\0", "\0" + to + "\0").getBytes(StandardCharsets.ISO_8859_1));
  }

  private List<String> outside() throws IOException {
    try (var walk = Files.walk(directory)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .filter(file -> !file.matches("a/b/c/(repo|out|conf)/.*|a/b/c/[a-z]+\\.asc"))
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--per-arch", "--repodata=gz"})
  void anArchitectureThatIsAPath(String option) throws IOException {
    replace("noarch", "../../");
    CliRun.Result result = it.repo(option);
    assertThat(result.exitCode()).as(result.all()).isEqualTo(6);
    assertThat(result.err()).contains("hello-1.0.0-1.noarch.rpm' is not taken:").contains("../../");
    assertThat(outside()).isEmpty();
  }

  @Test
  void aNameThatIsAPath() throws IOException {
    replace("hello", "../hi");
    it.good(it.repo());
    assertThat(it.cli().files("repo/rpm")).contains("noarch/_._hi-1.0.0-1.noarch.rpm");
    assertThat(outside()).isEmpty();
    assertThat(it.run("repo", "check", "repo").exitCode()).isZero();
  }

  @Test
  void aVersionThatIsAPath() throws IOException {
    replace("1.0.0", "/../.");
    it.good(it.repo("--per-arch"));
    assertThat(it.cli().files("repo/rpm")).contains("noarch/hello-_.._.-1.noarch.rpm");
    assertThat(outside()).isEmpty();
  }
}
