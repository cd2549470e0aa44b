package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.DistroImage;
import io.k8s.pkgbuilder.Tools;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The deb and the rpm of pkgbuilder, built by pkgbuilder, install and work. */
class OwnPackagesIT {
  @TempDir static Path folder;

  /** What an administrator does with an installed package: packages for everyone else. */
  private static final String USE =
      """
      pkgbuilder --version
      cd /tmp
      pkgbuilder demo --out demo 2>/dev/null | grep -c kubelet
      grep -q _pkgbuilder /usr/share/bash-completion/completions/pkgbuilder
      """;

  @BeforeAll
  static void build() {
    Command.of("scripts/own-packages", "v0.1.0", folder).output();
  }

  @Test
  void theDebInstallsAndRuns() {
    Tools.Result result =
        DistroImage.of("debian:trixie", "default-jre-headless")
            .run(
                folder,
                "set -e\n"
                    + "dpkg -i pkgbuilder_0.1.0_all.deb >/dev/null\n"
                    + "test -z \"$(dpkg --verify pkgbuilder)\"\n"
                    + USE
                    + "dpkg --purge pkgbuilder >/dev/null\n"
                    + "test ! -e /usr/share/pkgbuilder -a ! -e /usr/bin/pkgbuilder\n");

    assertThat(result.orFail()).matches("pkgbuilder [0-9.]+.*\n10\n");
  }

  /** Debian's Java is unknown to rpm, and stands in for java-headless. */
  @Test
  void theRpmInstallsAndRuns() {
    Tools.Result result =
        DistroImage.of("debian:trixie", "default-jre-headless", "rpm")
            .run(
                folder,
                "set -e\n"
                    + "rpm -qp --requires pkgbuilder-0.1.0-1.noarch.rpm | grep -qx 'java-headless >= 1:17'\n"
                    + "rpm -i --nodeps pkgbuilder-0.1.0-1.noarch.rpm 2>/dev/null\n"
                    + "rpm -V --nodeps pkgbuilder\n"
                    + USE
                    + "rpm -e --nodeps pkgbuilder 2>/dev/null\n"
                    + "test ! -e /usr/share/pkgbuilder -a ! -e /usr/bin/pkgbuilder\n");

    assertThat(result.orFail()).matches("pkgbuilder [0-9.]+.*\n10\n");
  }
}
