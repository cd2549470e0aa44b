package io.k8s.pkgbuilder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.k8s.pkgbuilder.Golden;
import io.k8s.pkgbuilder.format.HandmadeDeb;
import io.k8s.pkgbuilder.format.SamplePackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectCommandTest {
  @TempDir Path directory;

  private CliRun cli = new CliRun(Path.of(""));

  @BeforeEach
  void packages() throws IOException {
    cli = new CliRun(directory);
    SamplePackages.deb(cli.path("sample.deb"));
    SamplePackages.rpm(cli.path("sample.rpm"));
  }

  private CliRun.Result run(String... arguments) {
    return cli.run(arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"deb", "rpm"})
  void textAndJson(String format) throws IOException {
    CliRun.Result shown = run("inspect", "sample." + format);
    assertThat(shown.exitCode()).as(shown.err()).isZero();
    String text = shown.out();
    Golden.assertMatches("inspect/" + format + ".txt", text);
    String json = run("inspect", "sample." + format, "--output", "json").out();
    Golden.assertMatches("inspect/" + format + ".json", json);
  }

  @Test
  void bothFormatsHaveOneShape() throws IOException {
    JsonNode both =
        new ObjectMapper()
            .readTree(run("inspect", "sample.deb", "sample.rpm", "--output", "json").out());
    assertThat(both).hasSize(2);
    for (String path : new String[] {"/usr/bin/sample", "/etc/sample"}) {
      assertThat(entry(both.get(0), path).get("sha256"))
          .isEqualTo(entry(both.get(1), path).get("sha256"));
    }
  }

  private static JsonNode entry(JsonNode inspected, String path) {
    for (JsonNode entry : inspected.get("entries")) {
      if (entry.get("path").asText().equals(path)) {
        return entry;
      }
    }
    throw new AssertionError(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sample.deb", "sample.rpm"})
  void catAndExtract(String file) throws IOException {
    assertThat(run("inspect", file, "--cat", "/etc/sample").out()).startsWith("some text\n");
    CliRun.Result missing = run("inspect", file, "--cat", "/etc/other");
    assertThat(missing.exitCode()).isEqualTo(2);
    CliRun.Result extracted = run("inspect", file, "--extract", "there");
    assertThat(extracted.exitCode()).as(extracted.err()).isZero();
    assertThat(cli.path("there/etc/sample")).hasContent("some text\n".repeat(20));
    assertThat(cli.path("there/usr/bin/sample")).isExecutable();
    assertThat(Files.readSymbolicLink(cli.path("there/usr/bin/sample-link"))).hasToString("sample");
    assertThat(run("inspect", file, "--extract", "there").err()).contains("is not empty");
  }

  @Test
  void whatIsNoPackage() throws IOException {
    cli.file("text.deb", "nothing");
    Files.write(
        cli.path("cut.rpm"), Arrays.copyOf(Files.readAllBytes(cli.path("sample.rpm")), 5000));
    CliRun.Result result = run("inspect", "text.deb", "cut.rpm", "sample.deb");
    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.err())
        .contains("'text.deb': it is neither a deb nor an rpm")
        .contains("'cut.rpm': ");
  }

  @Test
  void nothingIsWrittenOutsideOfTheFolder() throws IOException {
    hostile("up.deb", "../../escaped", TarConstants.LF_NORMAL, "");
    assertThat(run("inspect", "up.deb", "--extract", "x/y").err()).contains("leads out");
    assertThat(cli.path("escaped")).doesNotExist();
    // A link to the outside, and a file below it: links come last.
    hostile("link.deb", "dir", TarConstants.LF_SYMLINK, "../../..");
    CliRun.Result link = run("inspect", "link.deb", "--extract", "z");
    assertThat(link.exitCode()).isNotEqualTo(1);
    assertThat(cli.path("below")).doesNotExist();
  }

  /** A deb whose archive holds this entry and, if it is a link, a file below it. */
  private void hostile(String file, String name, byte type, String target) throws IOException {
    HandmadeDeb.write(
        cli.path(file),
        "Package: x\nVersion: 1\nArchitecture: all\n",
        tar -> {
          TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
          entry.setLinkName(target);
          tar.putArchiveEntry(entry);
          tar.closeArchiveEntry();
          if (type == TarConstants.LF_SYMLINK) {
            HandmadeDeb.put(tar, name + "/below", "x");
          }
        });
  }
}
