package io.k8s.pkgbuilder.format.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.DistroImage;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.Compression.Algorithm;
import io.k8s.pkgbuilder.model.Scriptlet;
import io.k8s.pkgbuilder.model.Scriptlets;
import io.k8s.pkgbuilder.model.SystemdUnit;
import io.k8s.pkgbuilder.model.SystemdUnit.Restart;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What RpmFormat writes, in the hands of rpm 4.16, 4.18, 4.20 and 6. */
class RpmContainerIT {
  private static final SystemdUnit OWN =
      new SystemdUnit("sample.service", true, true, Restart.ON_UPGRADE, true);
  private static final SystemdUnit FOREIGN =
      new SystemdUnit("other.service", false, false, Restart.ON_UPGRADE, false);

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"debian:bullseye", "debian:bookworm", "debian:trixie", "debian:sid"})
  void installsVerifiesUpgradesAndErases(String base) throws Exception {
    DistroImage image = image(base);
    for (Algorithm algorithm : Algorithm.values()) {
      for (String release : List.of("1", "2")) {
        SampleRpm.write(
            directory.resolve(algorithm + "-" + release + ".rpm"),
            SampleRpm.plan()
                .version(0, "1.32.3", release)
                .compression(Compression.of(algorithm))
                .build());
      }
    }
    assertThat(image.run(directory, LIFE).orFail())
        .isEqualTo(
            """
            == GZIP
            ARGS=mine
            warning: /etc/sysconfig/sample saved as /etc/sysconfig/sample.rpmsave
            == LZMA
            ARGS=mine
            warning: /etc/sysconfig/sample saved as /etc/sysconfig/sample.rpmsave
            == NONE
            ARGS=mine
            warning: /etc/sysconfig/sample saved as /etc/sysconfig/sample.rpmsave
            == XZ
            ARGS=mine
            warning: /etc/sysconfig/sample saved as /etc/sysconfig/sample.rpmsave
            == ZSTD
            ARGS=mine
            warning: /etc/sysconfig/sample saved as /etc/sysconfig/sample.rpmsave
            """);
  }

  private static final String LIFE =
      """
      set -eu
      rpm() { command rpm "$@" 2>/errors || { cat /errors; return 1; }; grep -v 'use Alien\\|However assuming' /errors || :; }
      rpmkeys() { command rpmkeys "$@" >/log 2>&1 || { cat /log; return 1; }; }
      for a in GZIP LZMA NONE XZ ZSTD; do
        echo "== $a"
        rpmkeys -K $a-1.rpm
        rpm -i --nodeps $a-1.rpm
        rpm -V --nodeps sample
        test "$(/usr/bin/sample)" = sample
        test -L /usr/bin/sample-link
        test ! -e /var/lib/sample/state
        test "$(stat -c %a /var/lib/sample)" = 700
        rpm -U --nodeps $a-2.rpm
        rpm -V --nodeps sample
        echo ARGS=mine >/etc/sysconfig/sample
        rpm -V --nodeps sample | grep -q '^S.5....T.* c /etc/sysconfig/sample'
        rpm -U --nodeps --oldpackage $a-1.rpm
        cat /etc/sysconfig/sample
        rpm -e sample
        test ! -e /usr/bin/sample
        test ! -e /var/lib/sample
        test -d /var/lib
        test -e /etc/sysconfig/sample.rpmsave
        rm -r /etc/sysconfig
      done
      """;

  /** What systemd is told in the life of a package, with systemctl alone and with the helper. */
  @ParameterizedTest
  @ValueSource(strings = {"debian:bookworm", "debian:sid"})
  void systemdIsToldAsItsMacrosWould(String base) throws Exception {
    List<Scriptlet> scriptlets =
        Scriptlets.onePerPhase(new RpmFormat().scriptlets(List.of(OWN, FOREIGN)));
    for (String release : List.of("1", "2")) {
      SampleRpm.write(
          directory.resolve(release + ".rpm"),
          SampleRpm.plan().version(0, "1.32.3", release).scriptlets(scriptlets).build());
    }
    DistroImage image = image(base);
    assertThat(image.run(directory, NO_SYSTEMD + UNITS).orFail())
        .isEqualTo("== install\n== upgrade\n== erase\n");
    assertThat(image.run(directory, NO_SYSTEMD + SYSTEMCTL + UNITS).orFail())
        .isEqualTo(
            """
            == install
            systemctl --no-reload preset sample.service
            systemctl daemon-reload
            systemctl is-enabled --quiet sample.service
            systemctl start sample.service
            systemctl daemon-reload
            systemctl try-restart other.service
            == upgrade
            systemctl daemon-reload
            systemctl try-restart sample.service
            systemctl daemon-reload
            systemctl try-restart other.service
            == erase
            systemctl --no-reload disable --now sample.service
            systemctl daemon-reload
            """);
    assertThat(image.run(directory, NO_SYSTEMD + SYSTEMCTL + HELPER + UNITS).orFail())
        .isEqualTo(
            """
            == install
            helper install-system-units sample.service
            systemctl daemon-reload
            systemctl is-enabled --quiet sample.service
            systemctl start sample.service
            systemctl daemon-reload
            systemctl try-restart other.service
            == upgrade
            helper mark-restart-system-units sample.service
            systemctl daemon-reload
            systemctl try-restart other.service
            == erase
            helper remove-system-units sample.service
            """);
  }

  private static final String NO_SYSTEMD =
      "rm -f /usr/bin/systemctl /bin/systemctl /usr/lib/systemd/systemd-update-helper\n";

  private static final String SYSTEMCTL =
      """
      mkdir -p /run/systemd/system
      printf '#!/bin/sh\\necho "systemctl $*" >>/calls\\n' >/usr/bin/systemctl
      chmod 755 /usr/bin/systemctl
      """;

  /** Fails: no scriptlet may. */
  private static final String HELPER =
      """
      mkdir -p /usr/lib/systemd
      printf '#!/bin/sh\\necho "helper $*" >>/calls\\nexit 1\\n' >/usr/lib/systemd/systemd-update-helper
      chmod 755 /usr/lib/systemd/systemd-update-helper
      """;

  /** rpm 6's plugin unshare needs more than a container may. */
  private static final String UNITS =
      """
      say() { echo "== $1"; cat /calls 2>/dev/null; rm -f /calls; }
      rpm() { command rpm --noplugins "$@" >/log 2>&1 || { cat /log; exit 1; }; ! grep -i 'scriptlet failed' /log; }
      rpm -i --nodeps 1.rpm; say install
      rpm -U --nodeps 2.rpm; say upgrade
      rpm -e sample; say erase
      """;

  private static DistroImage image(String base) throws Exception {
    return DistroImage.of(base, "rpm", "rpm2cpio", "cpio", "zstd", "xz-utils");
  }
}
