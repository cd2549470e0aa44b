package io.k8s.pkgbuilder.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.model.KubeVersion;
import io.k8s.pkgbuilder.model.Platform;
import io.k8s.pkgbuilder.model.Relation.Kind;
import io.k8s.pkgbuilder.model.SystemdUnit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nfpm cannot say. */
class OurKeysTest {
  private static final KubeVersion V1_32 = KubeVersion.parse("v1.32.3");

  @TempDir Path directory;

  private PackageConfig read(String yaml) {
    return Samples.config(directory, "name: kubelet\n" + yaml, Map.of());
  }

  private List<String> depends(PackageConfig config, String version, Platform at, String format) {
    List<Conditional<RelationSpec>> all =
        config.base().relations().byKind().getOrDefault(Kind.DEPENDS, List.of());
    return Conditional.select(all, KubeVersion.parse(version), at, format).stream()
        .flatMap(item -> item.value().relation().forFormat(format).stream())
        .map(relation -> relation.value().toString())
        .toList();
  }

  @Test
  void conditionsAreByVersionPlatformAndFormat() {
    PackageConfig config =
        read(
            """
            depends:
              - always
              - {name: old, when: "< 1.32.0-alpha.0"}
              - {name: both, when: {version: ">= 1.32.0-alpha.0", platform: linux/arm}}
              - {name: list, when: {platform: [darwin/*, linux/amd64], format: [deb]}}
              - {deb: conntrack, rpm: conntrack-tools}
              - {name: iproute2, rpm: iproute >= 2}
            """);
    assertThat(depends(config, "v1.31.9", Samples.AMD64, "deb"))
        .containsExactly("always", "old", "list", "conntrack", "iproute2");
    assertThat(depends(config, "v1.32.0-alpha.0", Samples.AMD64, "rpm"))
        .containsExactly("always", "conntrack-tools", "iproute (>= 2)");
    assertThat(depends(config, "v1.32.0-beta.0", Samples.ARMHF, "tar"))
        .containsExactly("always", "both", "iproute2");
  }

  @Test
  void binariesHaveDefaults() {
    PackageConfig config = read("binaries: [kubelet]\n");
    BinarySpec kubelet = config.binaries().get(0).value();
    assertThat(kubelet.local().value()).isEqualTo("kubelet");
    assertThat(kubelet.destination().value()).hasToString("/usr/bin/kubelet");
    assertThat(kubelet.info().mode().orElseThrow().value()).hasToString("0755");
    assertThat(kubelet.tree()).isFalse();
    assertThat(read("binary: kubelet\n").binaries().get(0).value().name().value())
        .isEqualTo("kubelet");
  }

  @Test
  void binariesMayBeATreeFromAnArchive() {
    PackageConfig config =
        read(
            """
            binaries:
              - name: plugins
                local: cni/*
                url: https://example.com/v${component_version}/cni-${goarch}.tgz
                member: "./*"
                exclude: [LICENSE, README.md]
                dst: /opt/cni/bin/
                when: ">= 1.20"
            """);
    Conditional<BinarySpec> plugins = config.binaries().get(0);
    assertThat(plugins.value().tree()).isTrue();
    assertThat(plugins.value().url().orElseThrow().value())
        .isEqualTo("https://example.com/v${component_version}/cni-${goarch}.tgz");
    assertThat(plugins.value().excludes()).hasSize(2);
    assertThat(plugins.when().matches(KubeVersion.parse("1.19.0"), Samples.AMD64, "deb")).isFalse();
  }

  @Test
  void theVersionTableAddsToThePackage() {
    PackageConfig config =
        read(
            """
            depends: [a]
            versions:
              - when: "< 1.30.0-alpha.0"
                version: 1.2.0
                depends: [b]
              - when: ">= 1.30.0-alpha.0"
                version: 1.10
                binaries: crictl
                contents: [{src: f, dst: /f}]
            """);
    List<VersionRow> matching =
        config.versions().stream()
            .filter(row -> row.when().matches(V1_32, Samples.AMD64, "deb"))
            .toList();
    assertThat(matching).hasSize(1);
    assertThat(matching.get(0).version().orElseThrow().value()).isEqualTo("1.10");
    assertThat(matching.get(0).binaries()).hasSize(1);
    assertThat(config.base().relations().plus(config.versions().get(0).relations()).all())
        .hasSize(2);
    assertThat(matching.get(0).location().line()).isEqualTo(7);
  }

  @Test
  void unitsSayWhatTheirScriptsShallDo() {
    PackageConfig config =
        read(
            """
            systemd:
              - {unit: kubelet.service, enable: true, start: yes, restart: on-upgrade}
              - {unit: other.service, shipped: false, when: {format: deb}}
            """);
    assertThat(config.systemd())
        .extracting(item -> item.value().value())
        .containsExactly(
            new SystemdUnit("kubelet.service", true, true, SystemdUnit.Restart.ON_UPGRADE, true),
            new SystemdUnit("other.service", false, false, SystemdUnit.Restart.NEVER, false));
  }

  @Test
  void destinationsMayDifferByFormat() {
    PackageConfig config =
        read(
            """
            contents:
              - src: kubelet.env
                dst: {deb: /etc/default/kubelet, rpm: /etc/sysconfig//./kubelet}
                type: config|noreplace
                template: true
            """);
    PerFormat<?> dst = config.base().contents().get(0).value().destination();
    assertThat(dst.forFormat("tar")).isEmpty();
    assertThat(
            config
                .base()
                .contents()
                .get(0)
                .value()
                .destination()
                .forFormat("rpm")
                .orElseThrow()
                .value())
        .hasToString("/etc/sysconfig/kubelet");
    assertThat(config.base().contents().get(0).value().template()).isTrue();
  }

  @Test
  void platformsAreLinuxUnlessSaid() {
    assertThat(read("").serves(Samples.AMD64)).isTrue();
    assertThat(read("").serves(Samples.DARWIN)).isFalse();
    assertThat(read("platforms: ['macos/*']\n").serves(Samples.DARWIN)).isTrue();
    assertThat(read("platforms: linux/arm\n").serves(Samples.ARMHF)).isTrue();
    assertThat(read("platforms: linux/arm\n").serves(Samples.AMD64)).isFalse();
  }

  @Test
  void completionsHaveDefaults() {
    CompletionSpec spec = read("completions: {binary: kubectl}\n").completions().get(0).value();
    assertThat(spec.shells()).hasSize(3);
    assertThat(spec.arguments()).containsExactly("completion", "${shell}");
  }

  @Test
  void scriptsMayBeConditional() {
    PackageConfig config =
        read(
            """
            scripts:
              postinstall:
                - {file: a.sh, when: {format: deb}}
                - b.sh
            """);
    assertThat(config.base().scripts().byPhase().values().iterator().next())
        .extracting(script -> script.value().value())
        .containsExactly("a.sh", "b.sh");
  }

  @Test
  void anchorsAndMergeKeysWork() {
    PackageConfig config =
        read(
            """
            overrides:
              deb: &common
                depends: [a, b]
                umask: 022
              rpm:
                <<: *common
                depends: [c]
            """);
    assertThat(config.forFormat("rpm").umask().orElseThrow().value()).hasToString("0022");
    assertThat(config.forFormat("rpm").relations().all()).hasSize(1);
    assertThat(config.forFormat("deb").relations().all()).hasSize(2);
  }
}
