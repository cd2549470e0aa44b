package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher and the other scripts. */
class ScriptsIT {
  private static final Path LAUNCHER = Path.of("scripts", "pkgbuilder").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void shellcheckFindsNothing() {
    Tools.require("shellcheck");

    Command.of(
            "sh",
            "-c",
            "find scripts dist/pkgbuilder/pkgbuilder .ci -maxdepth 2 -type f"
                + " -exec grep -lE '^#!.*(sh|bash)$' {} + | xargs shellcheck -x")
        .output();
  }

  /** Parts of one script: run.sh reads the others, and scenarios use what all of them define. */
  @Test
  void shellcheckFindsNothingInTheInstallTests() {
    Tools.require("shellcheck");

    Command.of(
            "sh",
            "-c",
            "shellcheck --shell=sh --exclude=SC1090,SC1091,SC2034,SC2086,SC2119,SC2143,SC2154"
                + " *.sh scenarios/*.sh scenarios/systemd/*.sh")
        .in(Distribution.INSTALL)
        .output();
  }

  /**
   * Each of them, as one alone may be found by luck: a pipe's reader that ends before its writer.
   */
  @Test
  void theInstallTestKnowsAllItsNames() {
    Command script = Command.of("scripts/install-test");
    for (Distribution row : Distribution.all()) {
      script = script.with("--distro", row.name());
    }
    for (String scenario : InstallScenarios.all()) {
      script = script.with("--scenario", scenario);
    }

    Command.Outcome outcome = script.with("--scenario", "nonsense").run();

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.stderr()).isEqualTo("install-test: no 'nonsense'; see --list\n");
  }

  /** What a Java that only says its words is called with. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "build kubeadm --compression fast | digests-alone UseSerialGC",
        "build --compression=zstd:3 kubeadm | digests-alone UseSerialGC",
        "build kubeadm --compression gzip | digests-alone UseSerialGC",
        "build kubeadm --compression xz:6 | UseSerialGC UseTransparentHugePages Xmn16m",
        "build kubeadm | UseSerialGC UseTransparentHugePages Xmn16m",
        "release --version v1.32.3 | UseSerialGC UseTransparentHugePages",
        "repo small --out repo | digests-alone UseParallelGC",
        "repo small large --out repo | ''",
        "repo --out large small | digests-alone UseParallelGC",
        "repo check repo | ''",
        "diff a b | ''"
      })
  void theJvmsOptionsSuitTheWork(String words, String wanted) throws IOException {
    Path java = folder.resolve("jdk/bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    java.toFile().setExecutable(true);
    Files.write(folder.resolve("small"), new byte[1 << 16]);
    try (RandomAccessFile large = new RandomAccessFile(folder.resolve("large").toFile(), "rw")) {
      large.setLength(65L << 20);
    }

    List<String> said =
        Command.of(LAUNCHER.toString(), "--local")
            .with((Object[]) words.split(" "))
            .variable("JAVA_HOME", folder.resolve("jdk").toString())
            .in(folder)
            .output()
            .lines()
            .toList();

    assertThat(String.join(" ", said)).endsWith("pkgbuilder.jar " + words);
    for (String option :
        List.of(
            "digests-alone", "UseSerialGC", "UseParallelGC", "UseTransparentHugePages", "Xmn16m")) {
      assertThat(said.stream().anyMatch(one -> one.contains(option)))
          .as(option)
          .isEqualTo(wanted.contains(option));
    }
  }

  @Test
  void anagosWordsAreOurs() {
    Command anago =
        Command.of("scripts/release-from-anago", "--version=v1.32.3", "--buildversion=v1.32.3-rc.0")
            .variable("PKGBUILDER", "/bin/echo");
    assertThat(anago.output())
        .isEqualTo("release --version v1.32.3 --from stage:v1.32.3-rc.0 --work release\n");
    assertThat(anago.with("--bucket=b", "--basedir=/anago", "--nomock", "--to", "gs://p").output())
        .isEqualTo(
            "release --version v1.32.3 --from stage:gs://b/v1.32.3-rc.0 --work /anago/packages"
                + " --nomock --to gs://p\n");
    Command.Outcome staging = anago.with("--prebuild").run();
    assertThat(staging.exit()).isEqualTo(2);
    assertThat(staging.stderr()).contains("it begins with --buildversion");
    assertThat(Command.of("scripts/release-from-anago").run().stderr()).contains("which version?");
  }

  /** The words of the old entry points, and what each says is to be run instead. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          debian-packager -kube-version 1.13.2 -arch amd64,arm -distros=xenial -keep-tmp | build --all --version v1.13.2 --format deb --revision 00 --platform linux/amd64 --platform linux/arm
          debian-packager | build --all --version stable --format deb --revision 00
          rpm-docker-build.sh amd64/x86_64 | build --all --version stable --format rpm --revision 0 --platform linux/amd64
          kubepkg debs --packages kubeadm --arch amd64 --kube-version 1.22.0 | build kubeadm --version v1.22.0 --format deb --platform linux/amd64
          kubepkg rpms --spec-only --revision=1 --cni-version 0.8.7 --channels testing | build --all --version latest --format rpm --dry-run --revision 1 --component-version kubernetes-cni=0.8.7
          """)
  void oldEntryPointsSayWhatReplacesThem(String old, String replacement) {
    Command wrapper = Command.of("sh", "-c", "exec scripts/deprecated/" + old);

    Command.Outcome told = wrapper.run();

    assertThat(told.exit()).isEqualTo(78);
    assertThat(told.stdout()).isEmpty();
    assertThat(told.stderr()).contains("\n  pkgbuilder " + replacement + "\n", "docs/migrating.md");
    assertThat(
            wrapper
                .variable("PKGBUILDER_DELEGATE", "1")
                .variable("PKGBUILDER", "/bin/echo")
                .output())
        .isEqualTo(replacement + "\n");
    // Words that pkgbuilder itself does not refuse.
    String plan = replacement.replaceFirst("--version (stable|latest)", "--version v1.22.0");
    List<String> words = new ArrayList<>(List.of(plan.split(" ")));
    words.remove("--dry-run");
    words.add("--dry-run");
    assertThat(new Pkgbuilder(folder).command(words.toArray(String[]::new)).run().exit())
        .isNotEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kubepkg", "kubepkg debs --channels nightly", "debian-packager -other x"})
  void oldWordsWithoutACounterpartAreRefused(String old) {
    Command.Outcome told = Command.of("sh", "-c", "exec scripts/deprecated/" + old).run();

    assertThat(told.exit()).isEqualTo(78);
    assertThat(told.stderr()).contains("docs/migrating.md").doesNotContain("run instead");
  }

  @Test
  void jarAndContainerFeelTheSame() throws IOException {
    ContainerImage.ensureBuilt();
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Command build =
        Command.of(LAUNCHER, "build", "kubernetes-cni", "--version", FiftyPackages.VERSION)
            .with("--platform", "linux/amd64", "--compression", "fast")
            .with("--in", Interop.realInputs(), "--out")
            .variable("PKGBUILDER_IMAGE", ContainerImage.NAME);

    Command.Outcome container = build.with(outside.resolve("out")).in(inside).run();
    Command.Outcome jar = build.with("../outside/jar", "--local").in(inside).run();

    assertThat(names(container)).hasSize(2).isEqualTo(names(jar));
    assertThat(Tree.digests(outside.resolve("out")))
        .hasSize(2)
        .isEqualTo(Tree.digests(outside.resolve("jar")));
  }

  /** With everything outside of the working directory, so that only mounts reach it. */
  @Test
  void theContainerSignsAndKeepsARepository() throws IOException {
    ContainerImage.ensureBuilt();
    Path inside = Files.createDirectory(folder.resolve("inside"));
    NodeBase.write(Files.createDirectory(folder.resolve("conf")));
    Command run = Command.of(LAUNCHER).variable("PKGBUILDER_IMAGE", ContainerImage.NAME).in(inside);

    run.with("key", "generate", "--name", "Tests <t@example.org>", "--out", "../keys/k").output();
    run.with("build", "--conf", "../conf", "--out", "../out", "--repo", "../repo")
        .with("--sign-key", "../keys/k.asc")
        .output();
    run.with("repo", "../out", "--out", "../repo", "--sign-key", "../keys/k.asc").output();
    run.with("repo", "prune", "../repo", "--keep", "1", "--sign-key", "../keys/k.asc").output();

    assertThat(run.with("verify", "../repo", "--key", "../keys/k.pub.asc").output())
        .isEqualTo("../repo: good, 2 packages in 2 indices\n");
    try (Stream<Path> keys = Files.list(folder.resolve("keys"))) {
      assertThat(keys.map(key -> key.getFileName().toString()))
          .containsExactlyInAnyOrder("k.asc", "k.pub.asc");
    }
  }

  /** Of what was built; the two runs were given other folders for it. */
  private static List<String> names(Command.Outcome build) {
    return build
        .expectSuccess()
        .lines()
        .map(line -> Path.of(line).getFileName().toString())
        .toList();
  }

  @Test
  void withoutDockerItSaysSoInOneLineAndRunsTheJar() throws IOException {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    for (String tool : List.of("bash", "find", "head", "dirname", "readlink", "cksum", "tr")) {
      Files.createSymbolicLink(
          bin.resolve(tool),
          Path.of(Command.of("sh", "-c", "command -v " + tool).output().strip()));
    }

    Command.Outcome outcome =
        Command.of("bash", LAUNCHER, "list", "formats")
            .variable("PATH", bin.toString())
            .variable("JAVA_HOME", System.getProperty("java.home"))
            .in(folder)
            .run();

    assertThat(outcome.expectSuccess()).contains("deb", "rpm");
    assertThat(outcome.stderr()).isEqualTo("pkgbuilder: no Docker here; running the jar\n");
  }

  @Test
  void anImageThatCannotBeBuiltIsSaidInOneLine() {
    Interop.requireDocker();

    Command.Outcome outcome =
        Command.of(LAUNCHER, "list", "formats")
            .variable("PKGBUILDER_IMAGE", "pkgbuilder-never-built")
            .variable("PKGBUILDER_BUILD_ARGS", "--build-arg BUILD_IMAGE=registry.invalid/none:1")
            .in(folder)
            .run();

    assertThat(outcome.expectSuccess()).contains("deb", "rpm");
    assertThat(outcome.stderr().lines())
        .singleElement()
        .asString()
        .startsWith("pkgbuilder: no container: ");
  }
}
