package io.k8s.pkgbuilder.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Golden;
import io.k8s.pkgbuilder.model.Comparison;
import io.k8s.pkgbuilder.model.DebVersionOrder;
import io.k8s.pkgbuilder.model.PackageVersion;
import io.k8s.pkgbuilder.model.Relation;
import io.k8s.pkgbuilder.model.RpmVersionOrder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The five packages of packages/. */
class OfficialPackagesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.12.6~beta.0.1+12187918e930d4+dirty",
        "v1.24.0-rc.0",
        "v1.25.0",
        "v1.28.0",
        "v1.32.3",
        "v1.35.0"
      })
  void areThese(String version) throws IOException {
    BuildPlan plan = Bench.official().version(version).platforms("linux/amd64").plan();

    Golden.assertMatches(
        "plan/official-" + version.replaceFirst("[~+].*", "") + ".txt", PlanText.render(plan));
  }

  @Test
  void areThisJson() throws IOException {
    BuildPlan plan =
        Bench.official("kubelet", "kubeadm", "kubernetes-cni")
            .version("v1.32.3")
            .platforms("linux/armhf")
            .nativePlatform("linux/armhf")
            .epoch(1742000000)
            .plan();

    Golden.assertMatches("plan/official-v1.32.3.json", PlanJson.render(plan));
  }

  static Stream<String> everyVersion() {
    return IntStream.rangeClosed(9, 36)
        .boxed()
        .flatMap(
            minor ->
                IntStream.rangeClosed(0, 5)
                    .boxed()
                    .flatMap(
                        patch ->
                            Stream.of("-alpha.0", "-beta.1", "-rc.0", "", "-1+0123abc", "-dirty")
                                .map(suffix -> "v1." + minor + "." + patch + suffix)));
  }

  @Test
  void haveOneRowForEveryVersionAndAreSolvableAsASet() {
    Bench bench = Bench.official().platforms("linux/amd64");
    assertThat(everyVersion())
        .hasSize(28 * 6 * 6)
        .allSatisfy(
            version -> {
              BuildPlan plan = bench.version(version).plan();
              assertThat(plan.artifacts()).hasSize(10);
              assertSolvable(plan);
            });
  }

  /** kubernetes/release#581: what the packages ask of each other, the others are. */
  private static void assertSolvable(BuildPlan plan) {
    for (ArtifactPlan artifact : plan.artifacts()) {
      Map<String, PackageVersion> built =
          plan.artifacts().stream()
              .filter(other -> other.format().equals(artifact.format()))
              .collect(Collectors.toMap(a -> a.name().value(), ArtifactPlan::version));
      for (Relation relation : artifact.relations()) {
        Relation.Target target = relation.alternatives().get(0);
        PackageVersion version = built.get(target.name());
        if (version != null) {
          Relation.Constraint constraint = target.constraint().orElseThrow();
          PackageVersion least = PackageVersion.of(constraint.version(), "");
          assertThat(constraint.comparison()).isEqualTo(Comparison.GREATER_OR_EQUAL);
          for (var order : List.of(new DebVersionOrder(), new RpmVersionOrder())) {
            assertThat(order.compare(version, least))
                .as(artifact.fileName() + " needs " + relation + ", built is " + version)
                .isNotNegative();
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dependencies")
  void dependOnWhatKubernetesNeedsByVersion(String version, String name, List<String> expected) {
    ArtifactPlan deb =
        Bench.official(name)
            .version(version)
            .platforms("linux/amd64")
            .formats(FakeFormat.DEB)
            .only();

    assertThat(deb.relations()).map(Relation::toString).containsExactlyElementsOf(expected);
  }

  static Stream<org.junit.jupiter.params.provider.Arguments> dependencies() {
    return Stream.of(
        kubeadm("v1.10.0", "kubelet (>= 1.6.0)", "kubectl (>= 1.6.0)", "kubernetes-cni (>= 0.6.0)"),
        kubeadm("v1.24.0-alpha.0", since19("0.8.7", "1.23.0")),
        kubeadm("v1.24.1", since19("0.8.7", "1.23.0")),
        kubeadm("v1.24.2", since19("0.8.7", "1.24.2")),
        kubeadm("v1.24.5", since19("1.1.1", "1.25.0")),
        kubeadm("v1.25.0-rc.0", since19("0.8.7", "1.24.2")),
        kubeadm("v1.25.0-dirty", since19("0.8.7", "1.24.2")),
        kubeadm("v1.25.1", since19("1.1.1", "1.25.0")),
        kubeadm("v1.28.0-beta.0", since19("1.2.0", "1.28.0")),
        kubeadm("v1.31.14", "cri-tools (>= 1.30.0)"),
        kubeadm("v1.32.0-beta.0"),
        org.junit.jupiter.params.provider.Arguments.of(
            "v1.31.14",
            "kubelet",
            List.of(
                "iptables (>= 1.4.21)",
                "util-linux",
                "mount",
                "socat",
                "ebtables",
                "conntrack",
                "ethtool",
                "iproute2",
                "kubernetes-cni (>= 1.2.0)")),
        org.junit.jupiter.params.provider.Arguments.of(
            "v1.35.0",
            "kubelet",
            List.of("iptables (>= 1.4.21)", "util-linux", "mount", "kubernetes-cni (>= 1.2.0)")));
  }

  private static org.junit.jupiter.params.provider.Arguments kubeadm(
      String version, String... expected) {
    return org.junit.jupiter.params.provider.Arguments.of(version, "kubeadm", List.of(expected));
  }

  private static String[] since19(String cni, String criTools) {
    return new String[] {
      "kubelet (>= 1.19.0)",
      "kubectl (>= 1.19.0)",
      "kubernetes-cni (>= " + cni + ")",
      "cri-tools (>= " + criTools + ")"
    };
  }

  @Test
  void pinTheSameVersionOnRequest() {
    for (FormatRules format : List.of(FakeFormat.DEB, FakeFormat.RPM)) {
      ArtifactPlan kubeadm =
          Bench.official("kubeadm")
              .version("v1.29.3")
              .revision("1.1")
              .platforms("linux/amd64")
              .formats(format)
              .sameVersion()
              .only();

      assertThat(kubeadm.relations())
          .map(Relation::toString)
          .containsExactly(
              "kubelet (= 1.29.3-1.1)",
              "kubectl (= 1.29.3-1.1)",
              "kubernetes-cni (>= 1.2.0)",
              "cri-tools (>= 1.28.0)");
    }
  }

  @Test
  void areMadeForTheFiveLinuxPlatformsByDefault() {
    assertThat(Bench.official().version("v1.32.3").revision("1.1").plan().artifacts())
        .hasSize(50)
        .map(ArtifactPlan::fileName)
        .contains("kubelet_1.32.3-1.1_armv7hl.rpm", "kubernetes-cni_1.6.0-1.1_ppc64el.deb")
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "kubernetes-cni, v1.12.0, https://dl.k8s.io/network-plugins/cni-plugins-arm-v0.6.0.tgz",
    "kubernetes-cni, v1.32.3, https://github.com/containernetworking/plugins/releases/download/v1.6.0/cni-plugins-linux-arm-v1.6.0.tgz",
    "cri-tools, v1.32.3, https://github.com/kubernetes-sigs/cri-tools/releases/download/v1.32.0/crictl-v1.32.0-linux-arm.tar.gz",
    "kubelet, v1.32.3, https://dl.k8s.io/release/v1.32.3/bin/linux/arm/kubelet",
    "kubelet, v1.33.0-alpha.1.5+0123abc, https://dl.k8s.io/release/v1.33.0-alpha.1.5%2B0123abc/bin/linux/arm/kubelet",
  })
  void comeFromTheirReleases(String name, String version, String url) {
    ArtifactPlan plan =
        Bench.official(name)
            .version(version)
            .platforms("linux/armhf")
            .formats(FakeFormat.DEB)
            .only();

    assertThat(plan.binaries()).hasSize(1);
    assertThat(plan.binaries().get(0).url()).contains(url);
  }

  @Test
  void takeAComponentVersionFromTheUser() {
    ArtifactPlan plan =
        Bench.official("kubernetes-cni")
            .version("v1.32.3")
            .component("kubernetes-cni", "v1.1.1")
            .platforms("linux/amd64")
            .formats(FakeFormat.RPM)
            .only();

    assertThat(plan.fileName()).isEqualTo("kubernetes-cni_1.1.1-1_x86_64.rpm");
    assertThat(plan.binaries().get(0).version()).isEqualTo("v1.1.1");
  }

  @Test
  void kubectlIsMadeForDarwinAndWindowsWhereAFormatServesThem() {
    BuildPlan plan =
        Bench.official("kubectl")
            .version("v1.32.3")
            .platforms("darwin/*", "windows/amd64")
            .formats(FakeFormat.TAR)
            .plan();

    assertThat(plan.artifacts())
        .map(ArtifactPlan::fileName)
        .containsExactly(
            "kubectl_1.32.3-1_darwin-amd64.tar",
            "kubectl_1.32.3-1_darwin-arm64.tar",
            "kubectl_1.32.3-1_windows-amd64.tar");
    assertThat(plan.artifacts().get(2).binaries().get(0).local()).isEqualTo("kubectl.exe");
  }

  @Test
  void planCompletionsOnlyWhereTheBinaryRuns() {
    BuildPlan plan =
        Bench.official("kubectl")
            .version("v1.32.3")
            .platforms("linux/amd64", "linux/arm64")
            .nativePlatform("linux/arm64")
            .plan();

    assertThat(plan.artifacts())
        .flatMap(
            artifact ->
                artifact.entries().stream()
                    .filter(entry -> entry.path().value().matches(".*(completion|zsh|fish).*"))
                    .map(entry -> artifact.fileName() + " " + entry.path())
                    .toList())
        .containsExactly(
            "kubectl_1.32.3-1_arm64.deb /usr/share/bash-completion/completions/kubectl",
            "kubectl_1.32.3-1_arm64.deb /usr/share/fish/vendor_completions.d/kubectl.fish",
            "kubectl_1.32.3-1_arm64.deb /usr/share/zsh/vendor-completions/_kubectl",
            "kubectl_1.32.3-1_aarch64.rpm /usr/share/bash-completion/completions/kubectl",
            "kubectl_1.32.3-1_aarch64.rpm /usr/share/fish/vendor_completions.d/kubectl.fish",
            "kubectl_1.32.3-1_aarch64.rpm /usr/share/zsh/site-functions/_kubectl");
  }

  @Test
  void readTheEnvironmentFileOfTheFormat() {
    BuildPlan plan = Bench.official("kubeadm").version("v1.32.3").platforms("linux/amd64").plan();

    assertThat(plan.artifacts())
        .map(OfficialPackagesTest::dropIn)
        .satisfiesExactly(
            deb -> assertThat(deb).contains("EnvironmentFile=-/etc/default/kubelet\n"),
            rpm -> assertThat(rpm).contains("EnvironmentFile=-/etc/sysconfig/kubelet\n"))
        .allSatisfy(
            text -> assertThat(text).contains("$KUBELET_EXTRA_ARGS\n").doesNotContain("${"));
  }

  private static String dropIn(ArtifactPlan plan) {
    EntryPlan.File file =
        (EntryPlan.File)
            plan.entries().stream()
                .filter(entry -> entry.path().name().equals("10-kubeadm.conf"))
                .findFirst()
                .orElseThrow();
    assertThat(file.role()).isEqualTo(FileRole.REGULAR);
    return ((FileOrigin.Inline) file.origin()).text();
  }
}
