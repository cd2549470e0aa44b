package io.k8s.pkgbuilder.lint;

import static io.k8s.pkgbuilder.lint.SamplePackage.good;
import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.format.PackageEntry;
import io.k8s.pkgbuilder.model.SystemdUnit;
import io.k8s.pkgbuilder.repo.check.Base;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every check finds what it is for, in both formats where both can have it, and nothing else. */
class ChecksTest {
  /** A check, the place where it fires, a package that is spoilt in that way alone. */
  static Stream<Arguments> spoilt() {
    List<Arguments> all = new ArrayList<>();
    for (String format : List.of("deb", "rpm")) {
      boolean deb = format.equals("deb");
      String needs = deb ? "Depends" : "Requires";
      String script = deb ? "prerm" : "preun";
      String head = "#!/bin/sh\nset -e\n";
      all.add(
          bad(
              "wrong-elf-machine",
              "/usr/bin/sample",
              good(format).file("/usr/bin/sample", 0755, SamplePackage.elf(SamplePackage.ARM64))));
      all.add(
          bad(
              "wrong-elf-machine",
              "/usr/bin/sample",
              good(format).architecture(deb ? "all" : "noarch")));
      all.add(bad("config-not-marked", "/etc/extra", good(format).text("/etc/extra", "x")));
      all.add(
          bad(
              "unit-not-enabled",
              "/usr/lib/systemd/system/other.service",
              good(format)
                  .text("/usr/lib/systemd/system/other.service", "[Install]\nWantedBy=x.target")));
      all.add(
          bad(
              "unit-in-etc",
              "/etc/systemd/system/sample.service.d/1.conf",
              good(format)
                  .directory("/etc/systemd")
                  .directory("/etc/systemd/system")
                  .directory("/etc/systemd/system/sample.service.d")
                  .config("/etc/systemd/system/sample.service.d/1.conf")));
      all.add(
          bad(
              "unsatisfiable-dependency",
              "",
              good(format).relation("Provides", "iptables = 1.0").relation(needs, "iptables = 2")));
      all.add(bad("duplicate-dependency", needs, good(format).relation(needs, "a", "a >= 2")));
      all.add(
          bad(
              "prerelease-sorts-high",
              "",
              good(format).version(deb ? "1.14.0-alpha.0-00" : "1.14.0.rc.1-0")));
      all.add(
          bad(
              "unknown-architecture",
              "",
              good(format)
                  .architecture("armhfp")
                  .without("/usr/bin/sample")
                  .without("/usr/bin/alias")));
      all.add(
          bad(
              "world-writable",
              "/usr/lib/sample",
              good(format).entry("/usr/lib/sample", PackageEntry.Type.FILE, 0666, "root", "", "")));
      all.add(
          bad(
              "world-writable",
              "/srv/all",
              good(format).entry("/srv/all", PackageEntry.Type.DIRECTORY, 0777, "root", "", "")));
      all.add(
          bad(
              "setuid",
              "/usr/bin/su",
              good(format).entry("/usr/bin/su", PackageEntry.Type.FILE, 04755, "root", "", "")));
      all.add(
          bad(
              "setuid",
              "/usr/bin/sg",
              good(format).entry("/usr/bin/sg", PackageEntry.Type.FILE, 02755, "root", "", "")));
      all.add(
          bad(
              "non-root-owner",
              "/usr/lib/sample",
              good(format)
                  .entry("/usr/lib/sample", PackageEntry.Type.FILE, 0644, "nobody", "", "")));
      all.add(
          bad(
              "device-file",
              "/usr/lib/null",
              good(format).entry("/usr/lib/null", PackageEntry.Type.DEVICE, 0644, "root", "", "")));
      all.add(bad("empty-package", "", empty(format)));
      all.add(
          bad(
              "unowned-directory",
              "/opt/a/b",
              good(format).directory("/opt/a").text("/opt/a/b/c", "x")));
      all.add(
          bad(
              "file-in-usr-local",
              "/usr/local/bin/x",
              good(format).file("/usr/local/bin/x", 0755, new byte[0])));
      all.add(bad("file-in-home", "/root/x", good(format).text("/root/x", "x")));
      all.add(bad("volatile-file", "/tmp/x", good(format).text("/tmp/x", "x")));
      all.add(
          bad(
              "broken-symlink",
              "/usr/bin/link",
              good(format).symlink("/usr/bin/link", "../lib/nothing")));
      all.add(bad("non-executable-in-bin", "/usr/bin/x", good(format).text("/usr/bin/x", "x")));
      all.add(
          bad(
              "build-path",
              "/usr/lib/x",
              good(format).text("/usr/lib/x", "exec /home/me/src/x\n")));
      all.add(
          bad(
              "build-path",
              script,
              good(format).script(script, head + "ls /root/rpmbuild/BUILD\n")));
      all.add(
          bad(
              "missing-maintainer",
              deb ? "Maintainer" : "Packager",
              good(format).field(deb ? "Maintainer" : "Packager", "Me")));
      all.add(
          bad(
              "missing-description",
              deb ? "Description" : "Summary",
              good(format).field(deb ? "Description" : "Summary", " ")));
      all.add(
          bad(
              "missing-homepage",
              deb ? "Homepage" : "URL",
              good(format).field(deb ? "Homepage" : "URL", "")));
    }
    all.add(bad("missing-license", "", good("deb").without("/usr/share/doc/sample/copyright")));
    all.add(bad("missing-license", "", good("rpm").field("License", "")));
    all.add(bad("malformed-relation", "Depends", good("deb").relation("Depends", "a (1.2)")));
    all.add(bad("malformed-relation", "Provides", good("deb").relation("Provides", "a (>= 1.2)")));
    all.add(bad("obsoletes-itself", "Obsoletes", good("rpm").relation("Obsoletes", "sample < 2")));
    all.add(
        bad("script-ignores-errors", "prerm", good("deb").script("prerm", "#!/bin/sh\ntrue\n")));
    all.add(bad("script-without-interpreter", "prerm", good("deb").script("prerm", "set -e\n")));
    all.add(
        bad(
            "script-without-interpreter",
            "prerm",
            good("deb").script("prerm", "#!/bin/sh\r\nset -e\r\n")));
    return all.stream();
  }

  private static Arguments bad(String check, String path, SamplePackage sample) {
    return Arguments.of(check, path, sample);
  }

  /** As good as nothing can be. */
  private static SamplePackage empty(String format) {
    return good(format)
        .emptied()
        .directory("/usr/share/doc/sample")
        .text("/usr/share/doc/sample/copyright", "Apache-2.0\n")
        .relation("Requires", "rpmlib(PayloadIsZstd) <= 5.4-1");
  }

  @ParameterizedTest
  @MethodSource("spoilt")
  void findsWhatItIsForAndNothingElse(String check, String path, SamplePackage sample) {
    assertThat(sample.lint().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.check()).isEqualTo(check);
              assertThat(finding.path()).isEqualTo(path);
              assertThat(finding.level())
                  .isEqualTo(Checks.find(check).orElseThrow().about().level());
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"deb", "rpm"})
  void findsNothingInAGoodOne(String format) {
    assertThat(good(format).lint().findings()).isEmpty();
  }

  @Test
  void noCheckIsUntested() {
    TreeSet<String> tested = new TreeSet<>();
    spoilt().forEach(arguments -> tested.add((String) arguments.get()[0]));
    // These need more than the package; their own tests are below.
    tested.addAll(List.of("script-syntax", "version-below-previous"));
    assertThat(tested).containsExactlyElementsOf(Checks.names());
  }

  @Test
  void everyCheckExplainsItself() {
    assertThat(Checks.ALL)
        .hasSizeGreaterThanOrEqualTo(30)
        .map(Check::about)
        .allSatisfy(
            about -> {
              assertThat(about.name()).matches("[a-z]+(-[a-z]+)*");
              assertThat(about.summary()).matches("[^.]+[^.]").hasSizeLessThan(80);
              assertThat(about.why()).matches(".*[.)]");
              assertThat(about.remedy()).matches(".*[.)]");
            });
    assertThat(Checks.names()).doesNotHaveDuplicates();
  }

  private static List<String> checks(LintResult result) {
    return result.findings().stream().map(Finding::check).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"deb", "rpm"})
  void aVersionIsComparedWithTheReleaseBefore(String format) {
    for (String[] one :
        new String[][] {
          {"1.13.2~dirty-1", "1.13.2-1", "below"},
          {"1.13.2-1", "1.13.2-1", ""},
          {"1.13.10-1", "1.13.9-1", ""},
          {"1.13.2-1", "1:1.0-1", "below"},
        }) {
      SamplePackage.With with = new SamplePackage.With();
      with.previous.add(good(format).version(one[1]).summary());
      with.previous.add(good(format).version("9-1").name("another").summary());
      with.previous.add(good(format).version("9-1").architecture("arm64").summary());
      assertThat(checks(good(format).version(one[0]).lint(with)))
          .as(String.join(" ", one))
          .isEqualTo(one[2].isEmpty() ? List.of() : List.of("version-below-previous"));
    }
  }

  @Test
  void scriptsAreReadByTheirOwnShell() {
    SamplePackage.With with = new SamplePackage.With();
    with.shell =
        new ShellSyntax() {
          @Override
          public boolean reads(String interpreter) {
            return !interpreter.endsWith("zsh");
          }

          @Override
          public Optional<String> mistake(String interpreter, String script) {
            return script.contains("wrong") ? Optional.of(interpreter) : Optional.empty();
          }
        };
    LintResult result =
        good("rpm")
            .script("pre", "wrong\n")
            .script("preun", "#!/usr/bin/env bash\nwrong\n")
            .script("postun", "#!<lua>\nwrong\n")
            .script("posttrans", "#!/bin/zsh\nwrong\n")
            .lint(with);
    assertThat(result.findings())
        .map(finding -> finding.check() + " " + finding.path() + " " + finding.message())
        .containsExactly("script-syntax pre /bin/sh", "script-syntax preun bash");
    assertThat(result.notRun())
        .containsExactly(
            "script-syntax was not run on scripts for /bin/zsh, which this machine does not have");
  }

  @Test
  void aUnitIsEnabledAsItsConfigurationSays() {
    String unit = "/usr/lib/systemd/system/other.service";
    SamplePackage sample = good("deb").text(unit, "[Install]\nWantedBy=x.target");
    for (boolean enable : new boolean[] {true, false}) {
      SamplePackage.With with = new SamplePackage.With();
      SystemdUnit other =
          new SystemdUnit("other.service", enable, false, SystemdUnit.Restart.NEVER, true);
      with.expectations = (name, format) -> Optional.of(new Expectation(List.of(other), List.of()));
      assertThat(checks(sample.lint(with)))
          .isEqualTo(enable ? List.of("unit-not-enabled") : List.of());
    }
    assertThat(checks(good("deb").text(unit, "[Unit]\n").lint())).isEmpty();
    String wants = "/usr/lib/systemd/system/x.target.wants";
    assertThat(
            checks(
                good("deb")
                    .text(unit, "[Install]\nWantedBy=x.target")
                    .directory(wants)
                    .symlink(wants + "/other.service", "../other.service")
                    .lint()))
        .isEmpty();
  }

  @Test
  void dependenciesAreLookedUpInTheSetAndTheBase() {
    SamplePackage sample = good("deb").relation("Depends", "other (>= 2)", "base-tool (>= 1.5)");
    SamplePackage.With with = new SamplePackage.With();
    assertThat(checks(sample.lint(with))).isEmpty();
    with.others.add(
        good("deb")
            .name("other")
            .version("1.9-1")
            .text("/usr/share/doc/other/copyright", "")
            .directory("/usr/share/doc/other")
            .relation("Depends", "sample"));
    assertThat(sample.lint(with).findings())
        .map(finding -> finding.file() + " " + finding.message())
        .containsExactly("sample.deb wants other (>= 2), which nothing here satisfies");
    with.others.get(0).version("2.1-1");
    with.base = Base.parse("base-tool 1.4\n");
    assertThat(sample.lint(with).findings())
        .map(Finding::message)
        .containsExactly("wants base-tool (>= 1.5), which nothing here satisfies");
    with.base = Base.parse("base-tool 1.5\n");
    assertThat(checks(sample.lint(with))).isEmpty();
    // Of another architecture, and of another format: of no use.
    with.others.get(0).architecture("arm64").without("/usr/bin/sample");
    assertThat(checks(sample.lint(with))).contains("unsatisfiable-dependency");
  }

  @Test
  void linksAndDirectoriesOfOtherPackagesCount() {
    SamplePackage sample =
        good("rpm").symlink("/usr/bin/link", "../lib/other").text("/opt/other/x", "");
    assertThat(checks(sample.lint())).containsExactly("broken-symlink", "unowned-directory");
    SamplePackage.With with = new SamplePackage.With();
    with.others.add(good("rpm").name("other").text("/usr/lib/other", "").directory("/opt/other"));
    assertThat(checks(sample.lint(with))).isEmpty();
    assertThat(checks(good("rpm").symlink("/usr/bin/nothing", "/dev/null").lint())).isEmpty();
  }

  @Test
  void suppressionsAreByCheckAndPlaceAndGiveTheirReason() {
    SamplePackage sample = good("deb").text("/etc/a/b", "").directory("/etc/a").text("/etc/c", "");
    SamplePackage.With with = new SamplePackage.With();
    for (String glob : List.of("/etc/c", "/etc/*", "/etc/?")) {
      with.expectations = suppress("config-not-marked", Optional.of(glob));
      LintResult result = sample.lint(with);
      assertThat(result.findings()).map(Finding::path).containsExactly("/etc/a/b");
      assertThat(result.suppressed())
          .singleElement()
          .satisfies(
              one -> {
                assertThat(one.finding().path()).isEqualTo("/etc/c");
                assertThat(one.reason()).isEqualTo("it is meant");
              });
    }
    for (Optional<String> all : List.of(Optional.of("/etc/**"), Optional.<String>empty())) {
      with.expectations = suppress("config-not-marked", all);
      assertThat(sample.lint(with).findings()).isEmpty();
    }
    with.expectations = suppress("setuid", Optional.empty());
    assertThat(sample.lint(with).findings()).hasSize(2);
  }

  private static Expectations suppress(String check, Optional<String> path) {
    return (name, format) ->
        Optional.of(
            new Expectation(
                List.of(
                    new SystemdUnit(
                        "sample.service", true, false, SystemdUnit.Restart.NEVER, true)),
                List.of(new Suppression(check, path, "it is meant"))));
  }

  @Test
  void boundsInBothDirectionsAreNoDuplicates() {
    assertThat(checks(good("deb").relation("Depends", "a (>= 1)", "a (<< 2)", "b | a").lint()))
        .isEmpty();
  }
}
