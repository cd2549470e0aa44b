package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.DistroImage;
import io.k8s.pkgbuilder.Tools;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of the 25 rpms before rpm, rpm2cpio, rpmlint and, in containers, rpm 4.16 to 6. */
@Execution(ExecutionMode.CONCURRENT)
class RpmPackagesIT {
  static List<Path> rpms() {
    Tools.require("rpm");
    return FiftyPackages.ending(".rpm");
  }

  @Test
  void thereIsOneForEachPackageAndPlatform() {
    assertThat(rpms()).hasSize(25);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rpms")
  void rpmReadsEveryField(Path rpm) {
    ExpectedPackage expected = ExpectedPackage.of(rpm);

    assertThat(query(rpm, "--queryformat", "%{NAME} %{ARCH} %{OS} %{LICENSE}"))
        .isEqualTo(expected.name() + " " + expected.architecture() + " linux Apache-2.0");
    assertThat(query(rpm, "--queryformat", "[%{FILEUSERNAME}:%{FILEGROUPNAME}\\n]").lines())
        .containsOnly("root:root");
    assertThat(query(rpm, "--provides")).contains(expected.name() + " = ", expected.name() + "(");
    for (String all : List.of("--info", "--dump", "--requires", "--scripts", "--xml", "--state")) {
      query(rpm, all);
    }
    assertThat(Command.of("rpm", "--checksig", "--verbose", rpm).output())
        .contains("Header SHA256 digest: OK", "Payload SHA256 digest: OK");
  }

  /** Stdout of a query that must succeed and have nothing to complain of. */
  private static String query(Path rpm, String... options) {
    Command.Outcome outcome =
        Command.of("rpm", "--query", "--package", rpm).with((Object[]) options).run();
    assertThat(outcome.stderr()).isEmpty();
    return outcome.expectSuccess();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rpms")
  void itUnpacksToItsInputs(Path rpm, @TempDir Path root) {
    Tools.require("rpm2cpio", "cpio");
    String script =
        "rpm2cpio \"$0\" | cpio --extract --make-directories --preserve-modification-time --quiet";

    Command.of("sh", "-c", script, rpm).in(root).output();

    UnpackedPackages.verify(root, rpm);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rpms")
  void rpmlintFindsNoError(Path rpm) {
    Tools.require("rpmlint");

    Path rules = Path.of("src", "test", "resources", "rpmlint.toml");
    assertThat(Command.of("rpmlint", "--config", rules, rpm).output()).contains(" 0 errors,");
  }

  @ParameterizedTest(name = "rpm of debian {0}")
  @ValueSource(strings = {"bullseye", "bookworm", "trixie", "sid"})
  void rpmInstallsVerifiesAndErasesThem(String suite) {
    rpms();
    String script =
        """
        set -eu
        for architecture in x86_64 aarch64 armv7hl ppc64le s390x; do
          rpm --checksig /work/*.$architecture.rpm >/tmp/log 2>&1 || { cat /tmp/log; exit 1; }
          rpm --install --noplugins --nodeps --ignorearch --ignoreos /work/*.$architecture.rpm >/tmp/log 2>&1 || { cat /tmp/log; exit 1; }
          if grep -v '^rpm: ' /tmp/log; then exit 1; fi  # Debian's own remark
          names=$(rpm --query --all --queryformat '%{NAME}.%{ARCH} ')
          rpm --verify --nodeps $names
          for name in $names; do echo $name; done
          echo kept >>/etc/sysconfig/kubelet
          rpm --erase --noplugins --nodeps $names >/tmp/log 2>&1 || { cat /tmp/log; exit 1; }
          grep -q kept /etc/sysconfig/kubelet.rpmsave
          rm /etc/sysconfig/kubelet.rpmsave
          ls -d /usr/bin/kube* /usr/bin/crictl /opt/cni /usr/lib/systemd/system/kubelet* /usr/share/doc/kube* /usr/share/doc/cri-tools /usr/share/licenses/kube* /usr/share/licenses/cri-tools 2>/dev/null || true  # what is left is a line too many
        done
        exit 0
        """;

    assertThat(
            DistroImage.of("debian:" + suite, "rpm", "rpm2cpio", "cpio")
                .run(FiftyPackages.folder(), script)
                .orFail()
                .lines())
        .hasSize(25);
  }
}
