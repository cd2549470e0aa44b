package io.k8s.pkgbuilder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Bad input gives the whole of stderr that the goldens hold, and never a package. */
class BadInputTest {
  @TempDir Path directory;

  private CliRun cli() {
    return new CliRun(directory);
  }

  private void isAnError(TestInfo test, int exitCode, CliRun.Result result) throws IOException {
    Golden.assertMatches(
        "cli/errors/" + test.getTestMethod().orElseThrow().getName() + ".txt", result.all());
    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(result.out()).isEmpty();
    assertThat(cli().files("out")).isEmpty();
  }

  @Test
  void unknownKey(TestInfo test) throws IOException {
    isAnError(
        test,
        3,
        cli().hello("name: hello", "descripton: hi", "binary: hello").binary().buildHello());
  }

  @Test
  void wrongType(TestInfo test) throws IOException {
    isAnError(
        test,
        3,
        cli().hello("name: hello", "binary: hello", "depends: {a: 1}").binary().buildHello());
  }

  @Test
  void duplicateDestination(TestInfo test) throws IOException {
    CliRun cli =
        cli()
            .hello(
                "name: hello",
                "contents:",
                "  - {src: a, dst: /etc/hello}",
                "  - {src: b, dst: /etc/hello}")
            .file("conf/hello/a", "a")
            .file("conf/hello/b", "b");
    isAnError(test, 3, cli.buildHello());
  }

  @Test
  void escapingDestination(TestInfo test) throws IOException {
    CliRun cli =
        cli()
            .hello("name: hello", "contents:", "  - {src: a, dst: /etc/../../root/a}")
            .file("conf/hello/a", "a");
    isAnError(test, 3, cli.buildHello());
  }

  @Test
  void missingFile(TestInfo test) throws IOException {
    isAnError(
        test,
        3,
        cli().hello("name: hello", "contents:", "  - {src: nothing, dst: /etc/a}").buildHello());
  }

  @Test
  void noMatchingRow(TestInfo test) throws IOException {
    isAnError(
        test,
        3,
        cli()
            .hello("name: hello", "binary: hello", "versions:", "  - {when: '>= 2.0.0'}")
            .binary()
            .buildHello());
  }

  @Test
  void twoMatchingRows(TestInfo test) throws IOException {
    isAnError(
        test,
        3,
        cli()
            .hello(
                "name: hello",
                "binary: hello",
                "versions:",
                "  - {when: '>= 1.0.0'}",
                "  - {when: '< 2.0.0'}")
            .binary()
            .buildHello());
  }

  @Test
  void unknownPlatformAndFormat(TestInfo test) throws IOException {
    CliRun cli = cli().hello("name: hello", "binary: hello").binary();
    isAnError(
        test,
        2,
        cli.run(
            "build",
            "hello",
            "--conf=conf",
            "--version=v1.0.0",
            "--in=in",
            "--out=out",
            "--platform=linux/amd46",
            "--format=dep"));
  }

  @Test
  void platformThatNoFormatServes(TestInfo test) throws IOException {
    CliRun cli = cli().hello("name: hello", "platforms: '*'", "binary: hello").binary();
    isAnError(
        test,
        2,
        cli.run(
            "build",
            "hello",
            "--conf=conf",
            "--version=v1.0.0",
            "--in=in",
            "--out=out",
            "--platform=darwin/arm64"));
  }

  @Test
  void illegalName(TestInfo test) throws IOException {
    isAnError(test, 3, cli().hello("name: Hello_World", "binary: hello").binary().buildHello());
  }

  @Test
  void illegalVersion(TestInfo test) throws IOException {
    CliRun cli = cli().hello("name: hello", "binary: hello").binary();
    isAnError(
        test,
        2,
        cli.run("build", "hello", "--conf=conf", "--version=newest", "--in=in", "--out=out"));
  }

  @Test
  void wrongMachine(TestInfo test) throws IOException {
    isAnError(
        test,
        4,
        cli()
            .hello("name: hello", "binary: hello")
            .file("in/linux/amd64/hello", CliRun.elf(CliRun.AARCH64))
            .buildHello());
  }

  @Test
  void emptyBinary(TestInfo test) throws IOException {
    isAnError(
        test,
        4,
        cli()
            .hello("name: hello", "binary: hello")
            .file("in/linux/amd64/hello", "")
            .buildHello("--format", "rpm"));
  }

  @Test
  void truncatedBinary(TestInfo test) throws IOException {
    byte[] whole = CliRun.elf(CliRun.X86_64);
    isAnError(
        test,
        4,
        cli()
            .hello("name: hello", "binary: hello")
            .file("in/linux/amd64/hello", Arrays.copyOf(whole, whole.length - 1))
            .buildHello());
  }

  @Test
  void missingBinary(TestInfo test) throws IOException {
    isAnError(
        test,
        4,
        cli().hello("name: hello", "binary: hello").file("in/linux/arm64/hello", "").buildHello());
  }

  @Test
  void yamlBomb(TestInfo test) throws IOException {
    StringBuilder bomb = new StringBuilder("name: hello\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 20; i++) {
      String last = "*a" + (i - 1);
      bomb.append("a" + i + ": &a" + i + " [" + (last + ", ").repeat(9) + last + "]\n");
    }
    isAnError(test, 3, cli().hello(bomb.toString()).buildHello());
  }

  @Test
  void notUtf8(TestInfo test) throws IOException {
    byte[] latin1 = "name: hello\ndescription: h\u00e9llo\n".getBytes(StandardCharsets.ISO_8859_1);
    isAnError(test, 3, cli().file("conf/hello/package.yaml", latin1).buildHello());
  }

  @Test
  void severalMistakesAtOnce(TestInfo test) throws IOException {
    CliRun cli =
        cli().hello("name: hello", "descripton: hi", "binary: hello", "depends: {a: 1}").binary();
    isAnError(test, 2, cli.buildHello("--platform", "linux/sparc", "--jobs", "0"));
  }

  @Test
  void unknownOption(TestInfo test) throws IOException {
    isAnError(test, 2, cli().run("build", "kubectl", "--plattform", "linux/amd64"));
  }

  @Test
  void unknownCommand(TestInfo test) throws IOException {
    isAnError(test, 2, cli().run("biuld"));
  }

  @Test
  void missingOptionValue(TestInfo test) throws IOException {
    isAnError(test, 2, cli().run("build", "kubectl", "--version"));
  }

  @Test
  void unknownPackage(TestInfo test) throws IOException {
    isAnError(test, 2, cli().run("build", "kubelt", "--version", "v1.32.3", "--in", "in"));
  }

  @Test
  void noPlaceForTheCache(TestInfo test) throws IOException {
    isAnError(test, 4, cli().run("build", "kubelet", "--version", "v1.32.3"));
  }

  @Test
  void noVersion(TestInfo test) throws IOException {
    CliRun cli = cli().hello("name: hello", "binary: hello").binary();
    isAnError(test, 2, cli.run("build", "hello", "--conf", "conf", "--in", "in"));
  }

  @Test
  void twoPackagesOfOneFileName(TestInfo test) throws IOException {
    CliRun cli =
        cli()
            .hello("name: hello", "binary: hello")
            .file("conf/other/package.yaml", "name: hello\nbinary: hello\n")
            .binary();
    isAnError(
        test,
        3,
        cli.run(
            "build",
            "--all",
            "--conf=conf",
            "--version=v1.0.0",
            "--in=in",
            "--out=out",
            "--platform=linux/amd64",
            "--format=deb"));
  }
}
