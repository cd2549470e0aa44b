package io.k8s.pkgbuilder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Golden;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Location;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "build",
        "init",
        "list",
        "validate",
        "schema",
        "demo",
        "completion",
        "version",
        "repo",
        "release",
        "publish",
        "plan",
        "verify",
        "lint",
        "import"
      })
  void helpOfACommand(String command) throws IOException {
    CliRun.Result result = new CliRun(directory).run(command, "--help");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    Golden.assertMatches("cli/help/" + command + ".txt", result.out());
  }

  @Test
  void helpOfAll() throws IOException {
    Golden.assertMatches("cli/help/pkgbuilder.txt", new CliRun(directory).run("--help").out());
  }

  @Test
  void withoutArgumentsItIsUsage() {
    CliRun.Result result = new CliRun(directory).run();
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("Usage: pkgbuilder");
  }

  @Test
  void versionIsTheToolsOwn() {
    assertThat(new CliRun(directory).run("--version").out()).startsWith("pkgbuilder ");
    assertThat(new CliRun(directory).run("version").out())
        .isEqualTo(new CliRun(directory).run("--version").out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"components", "platforms", "formats"})
  void lists(String subject) throws IOException {
    Golden.assertMatches(
        "cli/list/" + subject + ".txt", new CliRun(directory).run("list", subject).out());
  }

  @Test
  void validateNamesWhatItChecked() {
    CliRun cli = new CliRun(directory).hello("name: hello", "binary: hello");
    assertThat(cli.run("validate", "conf").out()).isEqualTo("ok: conf/hello/package.yaml\n");
    assertThat(cli.run("validate", "conf/hello").exitCode()).isZero();
  }

  @Test
  void validateFindsMistakesAndWithAVersionThoseOfThePlan() {
    CliRun cli = new CliRun(directory).hello("name: hello", "versions:", "  - {when: '>= 2.0.0'}");
    assertThat(cli.run("validate", "conf").exitCode()).isZero();
    assertThat(cli.run("validate", "conf", "--version", "v1.0.0").exitCode()).isEqualTo(3);
    cli.hello("name: hello", "nonsense: true");
    assertThat(cli.run("validate", "conf").exitCode()).isEqualTo(3);
  }

  @Test
  void completionKnowsTheCommands() {
    assertThat(new CliRun(directory).run("completion").out())
        .contains("complete -F _complete_pkgbuilder")
        .contains("--component-version");
  }

  @Test
  void demoBuildsFiftyPackages() {
    CliRun cli = new CliRun(directory);
    CliRun.Result result = cli.run("demo");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("25 deb and 25 rpm packages, of sample binaries, in DIR/out/demo")
        .contains("pkgbuilder build kubeadm");
    assertThat(cli.files("out/demo").stream().filter(name -> name.matches("[^/]*\\.(deb|rpm)")))
        .hasSize(50);
    assertThat(cli.run("demo").err()).contains("50 of them unchanged");
  }

  @Test
  void rendersPlacesHintsAndColors() {
    List<Diagnostic> two =
        List.of(
            Diagnostic.at(Category.CONFIGURATION, new Location("a.yaml", 14, 9), "first")
                .hint("do this"),
            Diagnostic.of(Category.CONFIGURATION, "second\u001b[31m"));
    assertThat(new DiagnosticRenderer(false).render(two))
        .isEqualTo(
            "error: first\n  --> a.yaml:14:9\n\nhint: do this\n\nerror: second\\u001b[31m\n");
    assertThat(new DiagnosticRenderer(true).render(two))
        .startsWith("\u001b[1;31merror:\u001b[0m first\n");
  }

  @Test
  void anInternalErrorAsksForAReportAndTracesOnlyWhenAsked() {
    java.io.StringWriter text = new java.io.StringWriter();
    Failures failures =
        new Failures(
            new java.io.PrintWriter(text), new DiagnosticRenderer(false), new CommonOptions());
    assertThat(failures.report(new IllegalStateException("oops"))).isEqualTo(1);
    assertThat(text.toString())
        .startsWith("error: internal error: java.lang.IllegalStateException: oops\n")
        .contains("please report it")
        .doesNotContain("\tat ");
  }
}
