package io.k8s.pkgbuilder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.k8s.pkgbuilder.Golden;
import io.k8s.pkgbuilder.lint.About;
import io.k8s.pkgbuilder.lint.Check;
import io.k8s.pkgbuilder.lint.Checks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {
  @TempDir Path directory;

  private CliRun cli = new CliRun(Path.of(""));

  @BeforeEach
  void inAFolder() {
    cli = new CliRun(directory).with("PATH", System.getenv("PATH")).binary();
  }

  /** A package with a configuration file that upgrades overwrite. */
  private CliRun.Result build(String... more) {
    cli.file("conf/hello/hello.conf", "x\n");
    cli.hello(
        "name: hello",
        "description: Says hello",
        "maintainer: Some One <one@example.org>",
        "homepage: https://example.org",
        "license: Apache-2.0",
        "binary: hello",
        "contents:",
        "  - {src: hello.conf, dst: /etc/hello.conf}",
        String.join("\n", more));
    CliRun.Result result = cli.buildHello("--force");
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result;
  }

  @Test
  void anErrorIsShownAndFails() {
    build();
    CliRun.Result result = cli.run("lint", "out", "--conf", "conf");
    assertThat(result.all())
        .isEqualTo(
            """
            exit code 5
            --- stdout
            out/hello_1.0.0-1_amd64.deb: error: /etc/hello.conf: an upgrade overwrites what the \
            administrator wrote here [config-not-marked]
            --- stderr
            1 package: 1 error
            """);
  }

  @Test
  void whatIsMeantIsSuppressedWithItsReason() throws IOException {
    build(
        "lint:",
        "  suppress:",
        "    - {check: config-not-marked, path: \"/etc/*.conf\", reason: nobody edits it}");
    CliRun.Result result = cli.run("lint", "out", "--conf", "conf", "--output", "json");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).isEqualTo("1 package: 1 suppressed\n");
    JsonNode json = new ObjectMapper().readTree(result.out());
    assertThat(json.get("findings")).isEmpty();
    assertThat(json.get("suppressed").get(0).get("reason").asText()).isEqualTo("nobody edits it");
    Golden.assertMatches("lint/suppressed.json", result.out());
    // Another configuration's suppressions are not this package's.
    assertThat(cli.run("lint", "out").exitCode()).isEqualTo(5);
  }

  @Test
  void aSuppressionThatCoversNothingIsALeftover() {
    build(
        "lint:",
        "  suppress:",
        "    - {check: config-not-marked, path: \"/etc/*.conf\", reason: nobody edits it}",
        "    - {check: setuid, reason: it had one}");
    // Of the rpm nobody knows: it may be meant there.
    assertThat(cli.run("lint", "out", "--conf", "conf").err()).doesNotContain("note:");
    assertThat(cli.buildHello("--format", "deb,rpm").exitCode()).isZero();

    CliRun.Result result = cli.run("lint", "out", "--conf", "conf");

    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).contains("note: hello's suppression of setuid covers nothing\n");
    assertThat(result.err()).doesNotContain("suppression of config-not-marked");
  }

  @Test
  void warningsFailOnRequest() {
    cli.hello(
        "name: hello",
        "description: Says hello",
        "maintainer: Some One <one@example.org>",
        "license: Apache-2.0",
        "binary: hello");
    assertThat(cli.buildHello().exitCode()).isZero();
    String file = "out/hello_1.0.0-1_amd64.deb";
    CliRun.Result result = cli.run("lint", file);
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("[missing-homepage]");
    assertThat(cli.run("lint", file, "--fail-on", "warning").exitCode()).isEqualTo(5);
  }

  @Test
  void theMachinesShellReadsScripts() {
    cli.file("conf/hello/post.sh", "#!/bin/sh\nset -e\nif true; then\n  echo\n");
    build("scripts: {postinstall: post.sh}");
    assertThat(cli.run("lint", "out").out())
        .containsPattern("postinst: line [45]: .* \\[script-syntax\\]");
    CliRun.Result without = new CliRun(directory).with("PATH", "/nowhere").run("lint", "out");
    assertThat(without.exitCode()).isEqualTo(5);
  }

  @Test
  void mistakesOfConfigurationsAreReported() {
    build("lint: {suppress: {check: config-not-markd, reason: a typing error}}");
    for (CliRun.Result result :
        new CliRun.Result[] {
          cli.run("lint", "out", "--conf", "conf"), cli.run("validate", "conf")
        }) {
      assertThat(result.exitCode()).isEqualTo(3);
      assertThat(result.err())
          .contains("no check is called 'config-not-markd'", "conf/hello/package.yaml:9:26")
          .contains("did you mean 'config-not-marked'?");
    }
    cli.hello("name: hello", "lint: {suppress: [{check: setuid}]}");
    assertThat(cli.run("validate", "conf").err()).contains("the key 'reason' is missing");
    cli.hello("name: hello", "lint: {suppress: [{check: setuid, reason: ' '}]}");
    assertThat(cli.run("validate", "conf").exitCode()).isEqualTo(3);
  }

  @Test
  void mistakesOfTheCommandLineAreUsage() {
    build();
    for (String[] words :
        new String[][] {
          {"lint"},
          {"lint", "nowhere"},
          {"lint", "conf"},
          {"lint", "out", "--output", "xml"},
          {"lint", "out", "--fail-on", "never"},
          {"lint", "out", "--base", "nowhere"},
          {"lint", "out", "--previous", "nowhere"},
          {"lint", "--explain", "setuuid"},
        }) {
      CliRun.Result result = cli.run(words);
      assertThat(result.exitCode()).as(String.join(" ", words)).isEqualTo(2);
      assertThat(result.out()).isEmpty();
    }
    assertThat(cli.run("lint", "--explain", "setuuid").err()).contains("did you mean 'setuid'?");
    cli.file("out/broken.deb", "!<arch>\nnothing");
    assertThat(cli.run("lint", "out").all()).contains("exit code 5", "'out/broken.deb': ");
  }

  @Test
  void aVersionBelowTheReleaseBeforeIsAnError() {
    build();
    String older = "build hello --conf conf --version v0.9.0 --in in --out new";
    String alike = " --platform linux/amd64 --format deb";
    assertThat(cli.run((older + alike).split(" ")).exitCode()).isZero();
    CliRun.Result result = cli.run("lint", "new", "--previous", "out");
    assertThat(result.out()).contains("0.9.0-1 sorts below 1.0.0-1 [version-below-previous]");
    assertThat(cli.run("lint", "out", "--previous", "new").out()).doesNotContain("sorts below");
  }

  /** Of sample binaries; LintIT has the real ones. */
  @Test
  void theDemosFiftyPackagesAreClean() {
    assertThat(cli.run("demo").exitCode()).isZero();
    CliRun.Result result = cli.run("lint", "out/demo");
    assertThat(result.err()).isEqualTo("50 packages: nothing found\n");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void listAndExplain() throws IOException {
    Golden.assertMatches("cli/lint/list.txt", cli.run("lint", "--list").out());
    Golden.assertMatches("cli/lint/explain.txt", cli.run("lint", "--explain", "setuid").out());
  }

  /** -Dgolden.update=true rewrites the table. */
  @Test
  void theGuideHasEveryCheck() throws IOException {
    String rows =
        Checks.ALL.stream()
            .map(Check::about)
            .map(LintCommandTest::row)
            .collect(Collectors.joining());
    Golden.assertSection(
        Path.of("docs/lint.md"),
        "checks",
        "| check | level | finds | why | what to do |\n|---|---|---|---|---|\n" + rows);
  }

  private static String row(About about) {
    String cells =
        String.join(
                " @ ",
                "`" + about.name() + "`",
                about.level().word(),
                about.summary(),
                about.why(),
                about.remedy())
            .replace("|", "\\|")
            .replace(" @ ", " | ");
    return "| " + cells + " |\n";
  }
}
