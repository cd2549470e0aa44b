package io.k8s.pkgbuilder.format.deb;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Golden;
import io.k8s.pkgbuilder.Tools;
import io.k8s.pkgbuilder.format.Samples;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.Compression.Algorithm;
import io.k8s.pkgbuilder.model.Relation;
import io.k8s.pkgbuilder.model.Relation.Kind;
import io.k8s.pkgbuilder.model.SystemdUnit;
import io.k8s.pkgbuilder.model.SystemdUnit.Restart;
import io.k8s.pkgbuilder.payload.PayloadEntry;
import io.k8s.pkgbuilder.plan.Metadata;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** dpkg, dpkg-gencontrol, lintian and shellcheck on what DebFormat writes. */
class DebIT {
  private static final SystemdUnit UNIT =
      new SystemdUnit("sample.service", true, true, Restart.ON_UPGRADE, true);

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(value = Algorithm.class, mode = EnumSource.Mode.EXCLUDE, names = "LZMA")
  void extractedFilesAreTheInputs(Algorithm algorithm) throws Exception {
    Tools.require("dpkg-deb");
    Path deb = write(new Samples.PlanBuilder().compression(Compression.of(algorithm)));
    Tools.run(directory, "dpkg-deb", "-x", deb.toString(), "root").orFail();
    for (PayloadEntry entry : SampleDeb.entries()) {
      Path file = directory.resolve("root").resolve(entry.path().relative());
      String expected =
          Integer.toOctalString(entry.mode().bits()) + " " + entry.mtime().getEpochSecond();
      assertThat(Tools.run(directory, "stat", "-c", "%a %Y", file.toString()).orFail().strip())
          .as(file.toString())
          .isEqualTo(expected);
      if (entry instanceof PayloadEntry.RegularFile regular) {
        try (InputStream in = regular.content().open()) {
          assertThat(Files.readAllBytes(file)).isEqualTo(in.readAllBytes());
        }
      } else if (entry instanceof PayloadEntry.Symlink link) {
        assertThat(Files.readSymbolicLink(file)).hasToString(link.target());
      } else {
        assertThat(Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)).isTrue();
      }
    }
  }

  @Test
  void dpkgDebReadsControlAndContents() throws Exception {
    Tools.require("dpkg-deb");
    String deb = write(new Samples.PlanBuilder().relations(relations())).toString();
    assertThat(Tools.run(directory, "dpkg-deb", "-f", deb, "Depends", "Description").orFail())
        .isEqualTo(
            """
            Depends: init-system-helpers (>= 1.18~), a | b (<< 2)
            Description: Node agent for Kubernetes clusters
            """);
    Golden.assertMatches(
        "deb/dpkg-contents.txt", Tools.run(directory, "dpkg-deb", "-c", deb).orFail());
    Golden.assertMatches(
        "deb/dpkg-control-contents.txt",
        Tools.run(directory, "sh", "-c", "dpkg-deb --ctrl-tarfile " + deb + " | tar -tv").orFail());
  }

  @Test
  void installedSizeIsWhatDpkgGencontrolSays() throws Exception {
    Tools.require("dpkg-deb", "dpkg-gencontrol");
    String deb = write(new Samples.PlanBuilder()).toString();
    Tools.run(directory, "dpkg-deb", "-x", deb, "root").orFail();
    Path debian = Files.createDirectory(directory.resolve("debian"));
    Files.writeString(
        debian.resolve("control"),
        """
        Source: sample
        Maintainer: A <a@example.org>

        Package: sample
        Architecture: any
        Description: sample
        """);
    Files.writeString(
        debian.resolve("changelog"),
        "sample (1) stable; urgency=low\n\n  * X.\n\n -- A <a@example.org>  Tue, 11 Mar 2025 19:52:21 +0000\n");
    String control = Tools.run(directory, "dpkg-gencontrol", "-Proot", "-O", "-psample").orFail();
    String expected =
        control
            .lines()
            .filter(line -> line.startsWith("Installed-Size: "))
            .findFirst()
            .orElseThrow();
    assertThat(Tools.run(directory, "dpkg-deb", "-f", deb).orFail().lines()).contains(expected);
  }

  @Test
  void installsAndPurgesInAScratchRoot() throws Exception {
    Tools.require("dpkg", "deb-systemd-helper");
    Path deb = write(new Samples.PlanBuilder().relations(relations()), UNIT);
    Path root = directory.resolve("root");
    Files.createDirectories(root.resolve("var/lib/dpkg/info"));
    Files.createDirectories(root.resolve("var/lib/dpkg/updates"));
    Files.createFile(root.resolve("var/lib/dpkg/status"));
    Path enabled = root.resolve("etc/systemd/system/multi-user.target.wants/sample.service");

    dpkg(root, "--install", deb.toString());
    assertThat(dpkg(root, "--status", "sample")).contains("Status: install ok installed");
    assertThat(dpkg(root, "--verify", "sample")).isEmpty();
    assertThat(Files.isSymbolicLink(enabled)).isTrue();

    Files.writeString(root.resolve("etc/default/sample"), "ARGS=mine\n");
    dpkg(root, "--force-confold", "--install", deb.toString());
    assertThat(root.resolve("etc/default/sample")).hasContent("ARGS=mine\n");

    dpkg(root, "--remove", "sample");
    assertThat(root.resolve("etc/default/sample")).exists();
    assertThat(root.resolve("usr/bin/sample")).doesNotExist();
    dpkg(root, "--purge", "sample");
    assertThat(root.resolve("etc/default/sample")).doesNotExist();
    assertThat(Files.isSymbolicLink(enabled)).isFalse();
  }

  private String dpkg(Path root, String... arguments) throws Exception {
    List<String> command = new java.util.ArrayList<>();
    command.addAll(
        List.of(
            "dpkg",
            "--root=" + root,
            "--log=/dev/null",
            "--force-not-root",
            "--force-depends",
            "--force-script-chrootless",
            "--force-architecture"));
    command.addAll(List.of(arguments));
    return Tools.run(directory, command.toArray(String[]::new)).orFail();
  }

  /** The calls that systemd gets through an install, an upgrade, a removal and a purge. */
  @ParameterizedTest
  @ValueSource(strings = {"debian:bullseye", "debian:bookworm", "debian:trixie", "debian:sid"})
  void systemdIsToldAsDebhelperWould(String image) throws Exception {
    Tools.requireImage(image);
    write(new Samples.PlanBuilder().compression(Compression.of(Algorithm.XZ)), UNIT);
    assertThat(inContainer(image, SYSTEMD + LIFE))
        .isEqualTo(
            """
            == install
            preset sample.service
            --system daemon-reload
            start sample.service
            == upgrade
            --system daemon-reload
            restart sample.service
            == remove
            stop sample.service
            --system daemon-reload
            == purge
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"debian:bullseye", "debian:sid"})
  void withoutARunningSystemdOnlyLinksAreMade(String image) throws Exception {
    Tools.requireImage(image);
    write(new Samples.PlanBuilder(), UNIT);
    assertThat(inContainer(image, LIFE))
        .isEqualTo("== install\nenabled\n== upgrade\n== remove\n== purge\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"debian:bookworm"})
  void unitOfAnotherPackageIsRestartedIfItRuns(String image) throws Exception {
    Tools.requireImage(image);
    write(
        new Samples.PlanBuilder(),
        new SystemdUnit("kubelet.service", false, false, Restart.ON_UPGRADE, false));
    assertThat(inContainer(image, SYSTEMD + LIFE))
        .isEqualTo(
            """
            == install
            --system daemon-reload
            try-restart kubelet.service
            == upgrade
            --system daemon-reload
            try-restart kubelet.service
            == remove
            --system daemon-reload
            == purge
            """);
  }

  /** A systemd that is "running" and says what it is told to do. */
  private static final String SYSTEMD =
      """
      mkdir -p /run/systemd/system
      cat >/usr/bin/systemctl <<'END'
      #!/bin/sh
      case "$*" in
        *is-enabled*) echo enabled ;;
        *is-active*) exit 3 ;;
        *preset*) echo "preset ${*##* }" >>/calls ;;
        *daemon-reload*) echo "--system daemon-reload" >>/calls ;;
        *) echo "$*" | sed 's/--quiet //; s/--system //' >>/calls ;;
      esac
      END
      chmod 755 /usr/bin/systemctl
      rm -f /usr/sbin/policy-rc.d
      """;

  private static final String LIFE =
      """
      say() { echo "== $1"; cat /calls 2>/dev/null; rm -f /calls; }
      run() { dpkg --force-depends "$@" >/log 2>&1 || { cat /log; exit 1; }; }
      run -i /debs/sample.deb; say install
      if [ -L /etc/systemd/system/multi-user.target.wants/sample.service ]; then echo enabled; fi
      run -i /debs/sample.deb; say upgrade
      run -r sample; say remove
      run -P sample; say purge
      if [ -e /etc/systemd/system/multi-user.target.wants/sample.service ]; then echo left; fi
      """;

  private String inContainer(String image, String script) throws Exception {
    return Tools.run(
            directory,
            "docker",
            "run",
            "--rm",
            "--network=none",
            "-v",
            directory + ":/debs:ro",
            image,
            "sh",
            "-c",
            script)
        .orFail();
  }

  @Test
  void lintianFindsNoErrors() throws Exception {
    Tools.require("lintian");
    Path deb =
        write(
            new Samples.PlanBuilder()
                .metadata(
                    m ->
                        m.description("The node agent\n\nin several lines.")
                            .changelog(
                                new Metadata.ChangelogEntry(
                                    "1.32.3-1",
                                    Samples.TIME,
                                    "Kubernetes Authors <dev@kubernetes.io>",
                                    List.of("New release.")))),
            UNIT);
    Tools.Result result =
        Tools.run(directory, "lintian", "--allow-root", "--fail-on", "error", deb.toString());
    assertThat(result.output().lines().filter(line -> line.startsWith("E:"))).isEmpty();
    assertThat(result.status()).as(result.output()).isZero();
  }

  @Test
  void shellcheckAcceptsEveryScript() throws Exception {
    Tools.require("shellcheck");
    for (boolean flag : new boolean[] {true, false}) {
      for (Restart restart : Restart.values()) {
        for (boolean shipped : new boolean[] {true, false}) {
          SystemdUnit unit = new SystemdUnit("it's@a.service", flag, flag, restart, shipped);
          for (var scriptlet : new DebFormat().scriptlets(List.of(unit, UNIT))) {
            Path script = Files.writeString(directory.resolve("script.sh"), scriptlet.body());
            Tools.run(directory, "shellcheck", script.toString()).orFail();
            Tools.run(directory, "sh", "-n", script.toString()).orFail();
          }
        }
      }
    }
  }

  private static Relation[] relations() {
    return new Relation[] {
      Relation.parse(Kind.DEPENDS, "init-system-helpers >= 1.18~"),
      Relation.parse(Kind.DEPENDS, "a | b < 2")
    };
  }

  private Path write(Samples.PlanBuilder plan, SystemdUnit... units) throws Exception {
    return SampleDeb.write(directory.resolve("sample.deb"), plan, units);
  }
}
