package io.k8s.pkgbuilder.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user is told; the number is the exit code. */
class PlannerErrorTest {
  private static final String HEAD = "name: sample\nversion: 1.2.3\n";

  @TempDir Path folder;

  private String errors(String yaml) {
    return Bench.of(folder, yaml).platforms("linux/amd64").errors();
  }

  @Test
  void noRowMatches() {
    String yaml =
        """
        name: sample
        versions:
          - when: "< 1.20.0-alpha.0"
          - when: ">= 1.21.0-alpha.0"
        """;

    assertThat(Bench.of(folder, yaml).version("v1.20.1").errors())
        .isEqualTo(
            """
            error (3): no row of 'versions' matches v1.20.1
              --> packages/x/package.yaml:3:5
            hint: the rows are for < 1.20.0-alpha.0; >= 1.21.0-alpha.0; bounds that shall take prereleases in end in -alpha.0
            """);
  }

  @Test
  void twoRowsMatch() {
    String yaml =
        """
        name: sample
        versions:
          - when: "< 1.21.0-alpha.0"
          - when: ">= 1.20.0-alpha.0"
        """;

    assertThat(Bench.of(folder, yaml).version("v1.20.1").errors())
        .isEqualTo(
            """
            error (3): 2 rows of 'versions' match v1.20.1: packages/x/package.yaml:3:5 (< 1.21.0-alpha.0) and packages/x/package.yaml:4:5 (>= 1.20.0-alpha.0)
              --> packages/x/package.yaml:4:5
            hint: make the ranges meet without overlapping, e.g. < 1.25.0-alpha.0 and >= 1.25.0-alpha.0
            """);
  }

  @Test
  void noVersionAtAll() {
    assertThat(Bench.of(folder, "name: sample\n").platforms("linux/amd64").errors())
        .isEqualTo(
            """
            error (2): no version is given
            hint: give one with --version, e.g. --version v1.32.3 or --version stable
            """);
  }

  @Test
  void noVersionForATableIsOneMistake() {
    String yaml =
        "name: sample\nversions:\n  - {when: '< 1.2.0'}\n  - {when: '>= 1.2.0', version: 3.0}\n";

    assertThat(errors(yaml))
        .isEqualTo(
            """
            error (2): no version is given
            hint: give one with --version, e.g. --version v1.32.3 or --version stable
            """);
  }

  @Test
  void conditionOnAVersionThatNobodyGave() {
    String yaml = "name: sample\nversion: r7\ndepends:\n  - {name: a, when: '< 1.2.0'}\n";

    assertThat(errors(yaml))
        .isEqualTo(
            """
            error (3): illegal package version 'r7': a digit, then letters, digits, '.', '+' and '~'
              --> packages/x/package.yaml:2:10

            error (2): no version is given
            hint: give one with --version, e.g. --version v1.32.3 or --version stable
            """);
  }

  @Test
  void everyMistakeAtOnceAndEachOnce() {
    Bench.write(folder, "a.txt", "a");
    String yaml =
        HEAD
            + """
            contents:
              - {src: a.txt, dst: /etc/a}
              - {src: missing.txt, dst: /etc/b}
              - {src: a.txt, dst: /etc/a}
              - {src: "*.none", dst: /etc/}
              - {src: nowhere, dst: /etc/tree, type: tree}
              - {src: a.txt, dst: /etc/a/below}
              - {dst: /, type: dir}
            """;

    assertThat(Bench.of(folder, yaml).errors())
        .isEqualTo(
            """
            error (3): there is no file 'missing.txt'
              --> packages/x/package.yaml:5:11
            hint: sources are looked up beside the configuration, in OS/ARCH/, then OS/, then the folder itself

            error (3): '/etc/a' is already installed by packages/x/package.yaml:4:23
              --> packages/x/package.yaml:6:23
            hint: drop one of the two, or give each a condition so that they never meet

            error (3): no file matches '*.none'
              --> packages/x/package.yaml:7:11
            hint: sources are looked up beside the configuration, in OS/ARCH/, then OS/, then the folder itself

            error (3): there is no directory 'nowhere' with files in it
              --> packages/x/package.yaml:8:11
            hint: sources are looked up beside the configuration, in OS/ARCH/, then OS/, then the folder itself

            error (3): a package cannot own the root '/'
              --> packages/x/package.yaml:10:11

            error (3): '/etc/a/below' lies below '/etc/a', which is no directory but comes from packages/x/package.yaml:4:23
              --> packages/x/package.yaml:9:23
            hint: change one of the two destinations
            """);
  }

  @Test
  void patternsThatAreNone() {
    Bench.write(folder, "a.txt", "a");
    String yaml =
        HEAD
            + """
            exclude: ["/etc/[a"]
            contents:
              - {src: "{a", dst: /etc/a}
              - {src: a.txt, dst: /etc/b, exclude: "[z-a]"}
            """;

    assertThat(errors(yaml))
        .contains(
            "error (3): '/etc/[a' is not a pattern: Missing ']\n  --> packages/x/package.yaml:3:11\n",
            "error (3): '{a' is not a pattern: Missing '}\n  --> packages/x/package.yaml:5:11\n",
            "error (3): '[z-a]' is not a pattern: Invalid range\n  --> packages/x/package.yaml:6:11\n");
  }

  @Test
  void binaryTwice() {
    assertThat(errors(HEAD + "binaries: [one, {name: one, dst: /usr/bin/two}]\n"))
        .isEqualTo(
            """
            error (3): binary 'one' is already there from packages/x/package.yaml:3:12
              --> packages/x/package.yaml:3:17
            hint: rename one, or give each a condition so that they never meet
            """);
  }

  @Test
  void unknownVariable() {
    Bench.write(folder, "t.conf", "a=${nope} b=$HOME c=$${kept}\n");
    String yaml =
        HEAD
            + """
            binary: {name: one, url: "https://example.org/${verison}/one"}
            contents:
              - {src: t.conf, dst: /etc/t.conf, template: true}
            """;

    assertThat(errors(yaml))
        .contains(
            "error (3): unknown variable 'verison'\n  --> packages/x/package.yaml:3:26\n",
            "error (3): unknown variable 'nope'\n  --> packages/x/t.conf\n",
            "hint: known are arch, format, goarch, goarm, name, os, package_version, version; $${"
                + " stands for a literal ${");
  }

  @Test
  void completionsOfAStranger() {
    assertThat(errors(HEAD + "binary: one\ncompletions: [{binary: two}]\n"))
        .startsWith("error (3): completions of 'two', which is no binary of this package\n");
  }

  @Test
  void platformThatNoFormatServes() {
    assertThat(Bench.official("kubectl").version("v1.32.3").platforms("darwin/amd64").errors())
        .isEqualTo(
            """
            error (2): no format packages darwin/amd64 as deb or rpm
            hint: 'pkgbuilder list formats' shows which platforms each format serves
            """);
  }

  @Test
  void platformThatIsServedBesideOneThatIsNot() {
    assertThat(
            Bench.official("kubectl")
                .version("v1.32.3")
                .platforms("darwin/amd64", "linux/amd64")
                .formats(FakeFormat.DEB)
                .errors())
        .startsWith("error (2): no format packages darwin/amd64 as deb\n");
  }

  @Test
  void platformThatThePackageIsNotMadeFor() {
    assertThat(Bench.official("kubelet").version("v1.32.3").platforms("darwin/amd64").errors())
        .isEqualTo(
            """
            error (2): package kubelet is not made for any of darwin/amd64
              --> packages/kubelet/package.yaml:2:1
            hint: widen the package's 'platforms', or choose another platform
            """);
  }

  @Test
  void compressionThatAFormatCannotRead() {
    assertThat(
            Bench.of(folder, HEAD)
                .platforms("linux/amd64")
                .formats(FakeFormat.TAR)
                .compression("zstd:3")
                .errors())
        .isEqualTo(
            """
            error (2): tar packages are never compressed with zstd:3
            hint: it can be gzip
            """);
  }

  @Test
  void illegalRevision() {
    assertThat(Bench.of(folder, HEAD).platforms("linux/amd64").revision("1-2").errors())
        .startsWith("error (2): illegal revision '1-2': letters, digits, '.', '+' and '~'\n");
  }

  @Test
  void scriptsThatCannotBeJoined() {
    Bench.write(folder, "post.py", "#!/usr/bin/python3\nprint()\n");
    String yaml =
        HEAD
            + """
            systemd: [{unit: a.service}]
            scripts: {postinstall: post.py, preremove: gone.sh}
            """;

    assertThat(errors(yaml))
        .isEqualTo(
            """
            error (3): a script for /usr/bin/python3 cannot be joined with another, or with what 'systemd' generates
              --> packages/x/package.yaml:4:24
            hint: write it for /bin/sh

            error (3): there is no script 'gone.sh'
              --> packages/x/package.yaml:4:44
            hint: scripts are files beside the configuration
            """);
  }
}
