package io.k8s.pkgbuilder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildCommandTest {
  private static final String DEB = "hello_1.0.0-1_amd64.deb";

  @TempDir Path directory;

  private CliRun hello() {
    return new CliRun(directory)
        .hello("name: hello", "description: Greets", "binary: hello")
        .binary();
  }

  @Test
  void printsPathsOnStdoutAndProgressOnStderr() {
    CliRun.Result result = hello().buildHello();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEqualTo("DIR/out/" + DEB + "\n");
    assertThat(result.err())
        .matches("built " + DEB + " \\(\\d\\.\\d kB\\)\n1 package, \\d\\.\\d kB in 0\\.0 s\n");
    assertThat(hello().files("out")).containsExactly(DEB);
  }

  @Test
  void needsNoBinariesWhereThePackageHasNone() {
    CliRun run =
        new CliRun(directory)
            .hello("name: hello", "description: Greets", "arch: all", "version: 1.0")
            .file("in/unrelated", "");
    CliRun.Result result = run.run("build", "hello", "--conf", "conf", "--format", "deb");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(run.files("out")).containsExactly("hello_1.0.0_all.deb");
  }

  @Test
  void laterBuildsTakeWhatEarlierOnesCompressed() throws IOException {
    byte[] large = Arrays.copyOf(CliRun.elf(CliRun.X86_64), 2 << 20);
    CliRun run = hello().with("XDG_CACHE_HOME", directory.resolve("cache").toString());
    run.file("in/linux/amd64/hello", large);

    CliRun.Result first = run.buildHello();
    byte[] built = Files.readAllBytes(run.path("out/" + DEB));
    Files.delete(run.path("out/" + DEB));
    CliRun.Result second = run.buildHello("--format", "deb,rpm");

    assertThat(first.err()).doesNotContain("cache");
    assertThat(second.err()).endsWith("(pieces from the cache: 1)\n");
    assertThat(run.path("out/" + DEB)).hasBinaryContent(built);
    assertThat(run.files("cache")).singleElement().asString().startsWith("pkgbuilder/pieces/");
    run.buildHello("--piece-cache", "0");
    assertThat(run.files("cache")).isEmpty();
  }

  @Test
  void keepsNothingWhereItIsTold() {
    CliRun run = hello().with("HOME", directory.resolve("home").toString());
    run.file("in/linux/amd64/hello", Arrays.copyOf(CliRun.elf(CliRun.X86_64), 2 << 20));

    assertThat(run.buildHello("--piece-cache", "off").exitCode()).isZero();
    assertThat(run.files("home")).isEmpty();
    assertThat(run.with("PKGBUILDER_PIECE_CACHE", "many").buildHello("--force").err())
        .startsWith("error: --piece-cache: 'many' is no size; write 512MiB or 2GiB\n");
    assertThat(run.buildHello("--piece-cache", "1MiB", "--force").exitCode()).isZero();
    assertThat(run.files("home")).hasSize(1);
  }

  @Test
  void rewritesOneLineOnATerminal() {
    CliRun.Result result = hello().on(new Terminal(true, true, 80)).buildHello();
    assertThat(result.err())
        .startsWith(
            "\r\u001b[Kbuilding 1 packages\r\u001b[K[1/1] " + DEB + "\r\u001b[K1 package, ");
  }

  @Test
  void saysNothingWhenQuiet() {
    assertThat(hello().buildHello("--quiet").err()).isEmpty();
  }

  @Test
  void listsWhatWasBuiltAsJson() throws IOException {
    CliRun.Result result = hello().buildHello("--output", "json");
    Golden.assertMatches(
        "cli/built.json",
        result
            .out()
            .replaceAll("\"size\" : \\d+", "\"size\" : SIZE")
            .replaceAll("[0-9a-f]{64}", "SHA256"));
  }

  @Test
  void dryRunPlansAndNeedsNeitherBinariesNorWritesAnything() {
    CliRun cli = new CliRun(directory).hello("name: hello", "binary: hello");
    CliRun.Result result = cli.buildHello("--dry-run");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).startsWith(DEB + "\n");
    assertThat(cli.path("out")).doesNotExist();
  }

  @Test
  void anIdenticalFileIsUnchanged() throws IOException {
    hello().buildHello();
    Object before = Files.readAttributes(directory.resolve("out").resolve(DEB), "unix:ino");
    CliRun.Result again = hello().buildHello();
    assertThat(again.exitCode()).isZero();
    assertThat(again.err()).startsWith("unchanged " + DEB).contains("1 of them unchanged");
    assertThat(Files.readAttributes(directory.resolve("out").resolve(DEB), "unix:ino"))
        .isEqualTo(before);
  }

  @Test
  void aDifferentFileIsKeptUnlessForced() throws IOException {
    Path deb = directory.resolve("out").resolve(DEB);
    CliRun cli = hello().file("out/" + DEB, "other");
    CliRun.Result refused = cli.buildHello();
    Golden.assertMatches("cli/errors/existingFile.txt", refused.all());
    assertThat(deb).hasContent("other");
    assertThat(cli.files("out")).containsExactly(DEB);
    assertThat(cli.buildHello("--force").exitCode()).isZero();
    assertThat(Files.size(deb)).isGreaterThan(100);
  }

  @Test
  void oneArtifactsFailureLeavesTheOthers() {
    CliRun cli = hello().file("in/linux/arm64/hello", "no program");
    CliRun.Result result = cli.buildHello("--platform", "linux/arm64");
    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(cli.files("out")).containsExactly(DEB);
  }

  @Test
  void outputThatIsAFileIsAnError() throws IOException {
    CliRun.Result result = hello().file("out", "a file").buildHello();
    Golden.assertMatches("cli/errors/outputIsAFile.txt", result.all());
  }

  @Test
  void variablesStandForOptions() {
    CliRun cli =
        hello()
            .with("KUBE_BUILD_VERSION", "1.12.6~beta.0.1+12187918e930d4+dirty")
            .with("KUBE_BUILD_PLATFORMS", "linux/amd64 linux/arm")
            .with("KUBE_BUILD_FORMATS", "deb");
    assertThat(cli.run("build", "hello", "--conf", "conf", "--dry-run").out().lines())
        .contains(
            "hello_1.12.6~beta.0.1+12187918e930d4+dirty-1_amd64.deb",
            "hello_1.12.6~beta.0.1+12187918e930d4+dirty-1_armhf.deb")
        .noneMatch(line -> line.endsWith(".rpm") || line.endsWith("_arm64.deb"));
  }

  @Test
  void optionsWinOverVariables() {
    CliRun cli = hello().with("KUBE_BUILD_VERSION", "v9.9.9").with("KUBE_BUILD_FORMATS", "rpm");
    assertThat(cli.buildHello("--dry-run").out()).startsWith(DEB);
  }

  @Test
  void withoutArgumentsItIsTheContainerOfTheKep() {
    CliRun cli = inContainer().file("out/.keep", "");
    CliRun.Result result = cli.run();
    assertThat(result.err()).contains("2 packages");
    assertThat(cli.files("out")).containsExactly(".keep", "hello-1.0.0-1.x86_64.rpm", DEB);
  }

  @Test
  void namesTheMountThatIsMissing() throws IOException {
    Golden.assertMatches("cli/errors/missingOut.txt", inContainer().run().all());
    Golden.assertMatches(
        "cli/errors/missingConf.txt", inContainer().with("PKGBUILDER_CONF", "gone").run().all());
    Golden.assertMatches(
        "cli/errors/missingIn.txt",
        inContainer().file("out/.keep", "").with("PKGBUILDER_IN", "gone").run().all());
  }

  private CliRun inContainer() {
    return hello()
        .with("PKGBUILDER_CONF", "conf/hello")
        .with("PKGBUILDER_IN", "in")
        .with("PKGBUILDER_OUT", "out")
        .with("KUBE_BUILD_VERSION", "v1.0.0")
        .with("KUBE_BUILD_PLATFORMS", "linux/amd64");
  }

  @Test
  void whatRootWritesBelongsToTheOwnerOfTheOutput() throws IOException {
    CliRun cli = hello().file("out/.keep", "");
    Path out = cli.path("out");
    Assumptions.assumeTrue(Files.getAttribute(out, "unix:uid").equals(0), "not run by root");
    Files.setAttribute(out, "unix:uid", 12345);
    Files.setAttribute(out, "unix:gid", 54321);
    cli.buildHello();
    assertThat(Files.readAttributes(out.resolve(DEB), "unix:uid,gid"))
        .containsEntry("uid", 12345)
        .containsEntry("gid", 54321);
  }

  @Test
  void initWritesWhatBuildTakes() {
    CliRun cli = new CliRun(directory).binary();
    CliRun.Result init = cli.run("init", "hello");
    assertThat(init.out()).isEqualTo("DIR/packages/hello/package.yaml\n");
    CliRun.Result build =
        cli.run(
            "build", "hello", "--version=v1.0.0", "--in=in", "--platform=linux/amd64", "--out=out");
    assertThat(build.exitCode()).as(build.err()).isZero();
    assertThat(cli.files("out")).containsExactly("hello-1.0.0-1.x86_64.rpm", DEB);
    assertThat(cli.run("init", "hello").exitCode()).isEqualTo(2);
  }

  @Test
  void aLocalFolderHoldsOnePackageAndTheJarTheOthers() {
    CliRun cli = new CliRun(directory).file("packages/kubectl/package.yaml", "name: kubectl\n");
    List<String> names =
        cli.run(
                "build",
                "kubectl",
                "kubelet",
                "--version=v1.32.3",
                "--platform=linux/amd64",
                "--format=deb",
                "--dry-run")
            .out()
            .lines()
            .toList();
    assertThat(names)
        .contains("kubectl_1.32.3-1_amd64.deb", "kubelet_1.32.3-1_amd64.deb")
        .noneMatch(line -> line.contains("/usr/bin/kubectl"))
        .anyMatch(line -> line.contains("/usr/bin/kubelet"));
  }

  @Test
  void aWrongSourceDateEpochIsAnError() {
    CliRun.Result result = hello().with("SOURCE_DATE_EPOCH", "yesterday").buildHello();
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith("error: SOURCE_DATE_EPOCH: 'yesterday' is no number");
  }
}
