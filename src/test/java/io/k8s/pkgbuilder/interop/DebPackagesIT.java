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

/** Each of the 25 debs before dpkg-deb, lintian and, in containers, dpkg of old and new Debian. */
@Execution(ExecutionMode.CONCURRENT)
class DebPackagesIT {
  static List<Path> debs() {
    Tools.require("dpkg-deb");
    return FiftyPackages.ending(".deb");
  }

  @Test
  void thereIsOneForEachPackageAndPlatform() {
    assertThat(debs()).hasSize(25);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("debs")
  void dpkgDebReadsIt(Path deb) {
    ExpectedPackage expected = ExpectedPackage.of(deb);
    Command query = Command.of("dpkg-deb", "--field", deb);

    assertThat(query.with("Package").output().strip()).isEqualTo(expected.name());
    assertThat(query.with("Architecture").output().strip()).isEqualTo(expected.architecture());
    assertThat(query.with("Maintainer").output()).contains("@");
    assertThat(Command.of("dpkg-deb", "--info", deb).run().stderr()).isEmpty();
    assertThat(Command.of("dpkg-deb", "--contents", deb).output().lines())
        .allMatch(line -> line.contains(" root/root "));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("debs")
  void itUnpacksToItsInputs(Path deb, @TempDir Path root) {
    Command.of("dpkg-deb", "--extract", deb, root).output();

    UnpackedPackages.verify(root, deb);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("debs")
  void lintianFindsNoError(Path deb) {
    Tools.require("lintian");

    Command.of("lintian", "--allow-root", "--no-tag-display-limit", "--fail-on", "error", deb)
        .output();
  }

  @ParameterizedTest(name = "debian {0}")
  @ValueSource(strings = {"bullseye", "bookworm", "trixie", "sid"})
  void dpkgInstallsVerifiesAndPurgesThem(String suite) {
    debs();
    String script =
        """
        set -eu
        for architecture in amd64 arm64 armhf ppc64el s390x; do
          dpkg --add-architecture $architecture
          dpkg --install --force-depends --force-architecture /work/*_$architecture.deb >/tmp/log 2>&1 || { cat /tmp/log; exit 1; }
          names=$(for f in /work/*_$architecture.deb; do dpkg-deb --field $f Package; done)
          for name in $names; do
            test -z "$(dpkg --verify $name:$architecture)"
            dpkg-query --show --showformat '${Package} ${Architecture} ${Status}\\n' $name:$architecture
          done
          echo kept >>/etc/default/kubelet
          dpkg --remove --force-depends $names >/tmp/log 2>&1 || { cat /tmp/log; exit 1; }
          grep -q kept /etc/default/kubelet
          dpkg --purge --force-depends $names >/tmp/log 2>&1 || { cat /tmp/log; exit 1; }
          ls -d /usr/bin/kube* /usr/bin/crictl /opt/cni /etc/default/kubelet /usr/lib/systemd/system/kubelet* 2>/dev/null || true  # what is left is a line too many
        done
        exit 0
        """;

    String output = DistroImage.of("debian:" + suite).run(FiftyPackages.folder(), script).orFail();

    assertThat(output.lines()).hasSize(25).allMatch(line -> line.endsWith(" install ok installed"));
  }
}
