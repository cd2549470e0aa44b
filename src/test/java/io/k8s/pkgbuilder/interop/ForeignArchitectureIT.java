package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.DistroImage;
import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Packages for other machines, in Debians of those machines, by qemu: their dpkg, their scripts'
 * shell and the packages' programs are all foreign. scripts/foreign-image makes the images.
 */
@Tag("full")
class ForeignArchitectureIT {
  @TempDir static Path folder;

  private static final int CANNOT = 3;

  private static final String LIFE =
      """
      set -eu
      dpkg --print-architecture
      dpkg -i --force-depends kubernetes-cni_*_%1$s.deb kubelet_*_%1$s.deb kubeadm_*_%1$s.deb kubectl_*_%1$s.deb cri-tools_*_%1$s.deb >/tmp/log 2>&1 || { cat /tmp/log; exit 1; }
      for name in kubelet kubeadm kubectl kubernetes-cni cri-tools; do
        test -z "$(dpkg --verify $name)"
        dpkg-query -W -f '${Package} ${Architecture} ${Status}\\n' $name
      done
      test -L /etc/systemd/system/multi-user.target.wants/kubelet.service
      kubelet --version
      kubectl version --client
      crictl --version
      CNI_COMMAND=VERSION /opt/cni/bin/bridge
      dpkg --purge --force-depends kubelet kubeadm kubectl kubernetes-cni cri-tools >/tmp/log 2>&1 || { cat /tmp/log; exit 1; }
      ! ls /usr/bin/kube* 2>/dev/null
      """;

  @ParameterizedTest
  @ValueSource(strings = {"arm64", "armhf", "ppc64el", "s390x"})
  void theWholeLifeOfAllFive(String architecture) throws IOException {
    Interop.requireDocker();
    String image = "pkgbuilder-test-foreign:" + architecture;
    if (!DistroImage.isHere(image)) {
      make(architecture, image);
    }
    Path packages = folder.resolve(architecture);
    if (!Files.exists(packages)) {
      new Pkgbuilder(folder).run("demo", "--out", packages.toString());
    }

    List<String> said =
        new DistroImage(image)
            .run(packages, LIFE.formatted(architecture))
            .orFail()
            .lines()
            .toList();

    assertThat(said).hasSize(10).first().isEqualTo(architecture);
    assertThat(said.subList(1, 6))
        .allMatch(line -> line.endsWith(" " + architecture + " install ok installed"));
    assertThat(said.subList(6, 10))
        .allMatch(line -> line.matches("A SAMPLE of .* for linux/" + architecture + ", .*"))
        .anyMatch(line -> line.contains("kubelet v1.32.3"));
  }

  /**
   * Where this machine cannot, it says what it lacks, and the test is skipped or fails with that.
   */
  private static void make(String architecture, String image) {
    Command.Outcome made = Command.of("scripts/foreign-image", architecture, image).run();
    Tools.requireThat(made.exit() != CANNOT, made.stderr().strip());
    made.expectSuccess();
  }
}
