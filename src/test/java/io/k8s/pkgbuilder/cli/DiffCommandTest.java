package io.k8s.pkgbuilder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Golden;
import io.k8s.pkgbuilder.format.HandmadeDeb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiffCommandTest {
  @TempDir Path directory;

  private CliRun cli = new CliRun(Path.of(""));

  /** One package that changed, one that did not, one that came and one that went. */
  @BeforeEach
  void packages() throws IOException {
    cli = new CliRun(directory);
    Files.createDirectories(cli.path("old"));
    Files.createDirectories(cli.path("new"));
    deb("old/tool.deb", "tool", "1.0-1", "amd64", "Depends: libc6, a (>= 1)\n", "one\ntwo\n");
    deb("new/tool.deb", "tool", "1.1-1", "amd64", "Depends: b, a (>= 2)\n", "one\n\033[31mred\n");
    deb("old/same.deb", "same", "1.0-1", "all", "", "same\n");
    deb("new/same.deb", "same", "1.0-1", "all", "", "same\n");
    deb("old/gone.deb", "gone", "1.0-1", "arm64", "", "gone\n");
    deb("new/come.deb", "come", "1.0-1", "arm64", "", "come\n");
  }

  private void deb(String file, String name, String version, String arch, String more, String text)
      throws IOException {
    String control =
        "Package: " + name + "\nVersion: " + version + "\nArchitecture: " + arch + "\n" + more;
    HandmadeDeb.write(
        cli.path(file), control, tar -> HandmadeDeb.put(tar, "./etc/" + name + ".conf", text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "markdown", "html"})
  void everyOutput(String output) throws IOException {
    CliRun.Result result = cli.run("diff", "old", "new", "--output", output);
    assertThat(result.exitCode()).as(result.err()).isEqualTo(8);
    Golden.assertMatches(
        "diff/sets." + output.replace("text", "txt").replace("markdown", "md"), result.out());
  }

  @Test
  void colorsWhereTheTerminalTakesThemAndNothingElseThatItObeys() throws IOException {
    String plain = cli.run("diff", "old", "new").out();
    assertThat(plain).contains("+\ufffd[31mred").doesNotContain("\033");
    String colored = cli.on(new Terminal(true, true, 80)).run("diff", "old", "new").out();
    assertThat(colored).contains("\033[31mbreaking").doesNotContain("\033[31mred");
  }

  @Test
  void exitCodesFollowFailOn() {
    assertThat(cli.run("diff", "old", "old").exitCode()).isZero();
    assertThat(cli.run("diff", "old", "old", "--fail-on", "cosmetic").exitCode()).isZero();
    String[] files = {"diff", "old/come.deb", "new/come.deb", "--fail-on", "breaking"};
    assertThat(cli.run(files).exitCode()).isEqualTo(2);
    assertThat(cli.run("diff", "old/tool.deb", "new/tool.deb").exitCode()).isEqualTo(8);
    assertThat(cli.run("diff", "old", "new", "--fail-on", "breaking").exitCode()).isEqualTo(8);
  }

  @Test
  void wrongWords() {
    assertThat(cli.run("diff", "old", "new", "--fail-on", "notabel").err())
        .contains("--fail-on does not know 'notabel'")
        .contains("did you mean 'notable'?");
    assertThat(cli.run("diff", "old", "new", "--output", "xml").err())
        .contains("--output does not know 'xml'");
    assertThat(cli.run("diff", "old", "nowhere").err())
        .contains("there is no file or folder 'nowhere'");
    assertThat(cli.run("diff", "old").err()).contains("diff takes two packages");
  }

  @Test
  void aPolicyDecides() {
    cli.file(
        "policy.yaml",
        """
        rules:
          - kind: requirement-*
            package: tool
            path: Depends/*
            significance: cosmetic
            reason: agreed in the meeting
            expires: 2026-02-03
          - kind: package-removed
            significance: cosmetic
            reason: it was announced
            expires: 2026-02-02
        """);
    CliRun.Result result = cli.run("diff", "old", "new", "--policy", "policy.yaml");
    assertThat(result.err())
        .isEqualTo(
            "warning: policy.yaml:8:5: the rule expired on 2026-02-02 and has no effect: it was"
                + " announced\n");
    assertThat(result.out()).contains("1 breaking, 3 notable, 3 cosmetic");
    CliRun.Result shown =
        cli.run("diff", "old", "new", "--policy", "policy.yaml", "--show", "cosmetic");
    assertThat(shown.out()).contains("policy: agreed in the meeting");
  }

  @Test
  void aWrongPolicyIsExplained() {
    cli.file(
        "policy.yaml",
        """
        rules:
          - kind: requirment-added
            significance: harmless
            reason: x
          - kind: package-removed
            significance: cosmetic
            expires: tomorrow
          - kinds: x
        """);
    CliRun.Result result = cli.run("diff", "old", "new", "--policy", "policy.yaml");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err())
        .contains("'significance' cannot be 'harmless'")
        .contains("the key 'reason' is missing")
        .contains("'tomorrow' is no date like 2027-01-31")
        .contains("unknown key 'kinds'");
    cli.file("kind.yaml", "rules: [{kind: requirment-added, significance: cosmetic, reason: x}]\n");
    assertThat(cli.run("diff", "old", "new", "--policy", "kind.yaml").err())
        .contains("did you mean 'requirement-added'?");
    assertThat(cli.run("diff", "old", "new", "--policy", "no.yaml").err())
        .contains("--policy: there is no file 'no.yaml'");
  }

  @Test
  void theReportIsWrittenBesideOtherOutput() {
    cli.run("diff", "old", "new", "--output", "none", "--html", "report.html");
    assertThat(cli.path("report.html"))
        .content()
        .isEqualTo(cli.run("diff", "old", "new", "--output", "html").out());
  }

  @Test
  void everyKindIsListed() {
    assertThat(cli.run("diff", "--kinds").out()).contains("requirement-added").contains("cosmetic");
  }
}
