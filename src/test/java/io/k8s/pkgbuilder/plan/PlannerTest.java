package io.k8s.pkgbuilder.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.Relation;
import io.k8s.pkgbuilder.model.Scriptlet;
import io.k8s.pkgbuilder.model.Scriptlet.Phase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {
  private static final String HEAD = "name: sample\nversion: 1.2.3\n";

  @TempDir Path folder;

  private Bench bench(String yaml) {
    return Bench.of(folder, yaml).platforms("linux/amd64").formats(FakeFormat.DEB);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "version: v1.2                                        ; 1.2.0           ; 1.2.0-1",
        "version: 1.2.3-rc.1+git                              ; 1.2.3~rc.1+git  ; 1.2.3~rc.1+git-1",
        "version: 1.2.3-rc.1, prerelease: beta1               ; 1.2.3~beta1     ; 1.2.3~beta1-1",
        "version: 1.2.3, version_metadata: git-abc            ; 1.2.3+git.abc   ; 1.2.3+git.abc-1",
        "version: 1.2.3, release: 4, epoch: 2                 ; 2:1.2.3-4       ; 2:1.2.3-4",
        "version: 1.2.3.4                                     ; 1.2.3.4         ; 1.2.3.4-1",
        "version: 1.10, version_schema: none                  ; 1.10            ; 1.10-1",
      })
  void composesVersionsAsNfpmDoes(String keys, String deb, String rpm) {
    String yaml = "{name: sample, " + keys + "}\n";

    assertThat(bench(yaml).only().version()).hasToString(deb);
    assertThat(bench(yaml).formats(FakeFormat.RPM).only().version()).hasToString(rpm);
  }

  @Test
  void buildsAnNfpmFileForItsArchitectureAlone() {
    String yaml = HEAD + "arch: arm7\nplatform: linux\n";

    assertThat(Bench.of(folder, yaml).plan().artifacts())
        .map(ArtifactPlan::fileName)
        .containsExactly("sample_1.2.3_armhf.deb", "sample_1.2.3-1_armv7hl.rpm");
  }

  @Test
  void buildsAnIndependentPackageOnce() {
    assertThat(Bench.of(folder, HEAD + "arch: all\n").plan().artifacts())
        .map(ArtifactPlan::fileName)
        .containsExactly("sample_1.2.3_any.deb", "sample_1.2.3-1_any.rpm");
  }

  /** An rpm of another operating system is installed nowhere. */
  @Test
  void anIndependentPackageIsOfTheOperatingSystemThatWasAskedFor() {
    assertThat(Bench.of(folder, HEAD + "arch: all\n").plan().artifacts())
        .allMatch(artifact -> artifact.platform().os().equals("linux"));
    assertThat(Bench.of(folder, HEAD + "arch: all\nplatform: darwin\n").plan().artifacts())
        .allMatch(artifact -> artifact.platform().os().equals("darwin"));
  }

  @Test
  void aSummaryOfTheFormatsOwnTakesNoLineFromTheDescription() {
    assertThat(bench(HEAD + "description: One\ndeb: {compression: xz}\n").only().metadata())
        .satisfies(
            metadata -> {
              assertThat(metadata.summary()).isEqualTo("One");
              assertThat(metadata.description()).isEmpty();
            });
    Metadata rpm =
        Bench.of(folder, HEAD + "description: \"One\\nTwo\"\nrpm: {summary: Short}\n")
            .plan()
            .artifacts()
            .stream()
            .filter(artifact -> artifact.fileName().endsWith(".rpm"))
            .findFirst()
            .orElseThrow()
            .metadata();
    assertThat(rpm.summary()).isEqualTo("Short");
    assertThat(rpm.description()).isEqualTo("One\nTwo");
  }

  @Test
  void namesTheArchitectureAsTheFormatsSectionSays() {
    assertThat(bench(HEAD + "deb: {arch: amd64v3, arch_variant: x}\n").only())
        .satisfies(
            plan -> {
              assertThat(plan.architecture()).isEqualTo("amd64v3");
              assertThat(plan.metadata().fields())
                  .containsExactly(java.util.Map.entry("Architecture-Variant", "x"));
            });
  }

  @Test
  void saysWhatNfpmSaysWhereTheConfigurationIsSilent() {
    Metadata metadata = bench(HEAD).only().metadata();

    assertThat(metadata.summary()).isEqualTo("no description given");
    assertThat(metadata.maintainer()).isEqualTo("Unset Maintainer <unset@localhost>");
    assertThat(metadata.priority()).contains("optional");
    assertThat(metadata.section()).isEmpty();
    assertThat(metadata.buildHost()).isEqualTo("localhost");
  }

  @Test
  void givesEachFormatItsRelations() {
    String yaml =
        HEAD
            + """
            depends: [a, {name: conntrack, rpm: conntrack-tools}, {deb: mount}]
            recommends: [{name: r, when: {platform: linux/arm64}}]
            overrides: {rpm: {depends: [b]}}
            deb: {breaks: [old (<< 2)]}
            """;

    assertThat(bench(yaml).only().relations())
        .map(relation -> relation.kind() + " " + relation)
        .containsExactly("DEPENDS a", "DEPENDS conntrack", "DEPENDS mount", "BREAKS old (<< 2)");
    assertThat(bench(yaml).formats(FakeFormat.RPM).only().relations())
        .map(Relation::toString)
        .containsExactly("b");
    assertThat(bench(yaml).platforms("linux/arm64").only().relations())
        .map(relation -> relation.kind() + " " + relation)
        .contains("RECOMMENDS r");
  }

  @Test
  void runsTheUsersScriptBeforeWhatIsGeneratedAndAfterWhereThingsGo() {
    Bench.write(folder, "post.sh", "#!/bin/bash\necho user\nexit 0\n");
    String yaml =
        HEAD
            + """
            systemd: [{unit: a.service, enable: true}]
            scripts: {postinstall: post.sh, preremove: post.sh, preinstall: post.sh}
            """;
    ArtifactPlan plan = bench(yaml).only();

    assertThat(plan.scriptlets()).map(Scriptlet::interpreter).containsOnly("/bin/bash");
    assertThat(body(plan, Phase.PRE_INSTALL)).isEqualTo("#!/bin/bash\necho user\nexit 0\n");
    assertThat(body(plan, Phase.POST_INSTALL))
        .startsWith("#!/bin/bash\n")
        .containsSubsequence("(\n", "echo user", "exit 0", ")\n", "generated a.service");
    assertThat(body(plan, Phase.PRE_REMOVE))
        .startsWith("#!/bin/bash\n")
        .containsSubsequence("generated a.service", "echo user");
  }

  @Test
  void putsWhatIsGeneratedWhereTheTokenStands() {
    Bench.write(folder, "post.sh", "#!/bin/sh\nbefore\n#PKGBUILDER#\nafter\n");
    String scripts = "scripts: {postinstall: post.sh}\n";

    assertThat(
            body(
                bench(HEAD + "systemd: [{unit: a.service}]\n" + scripts).only(),
                Phase.POST_INSTALL))
        .isEqualTo(
            """
            #!/bin/sh
            before
            set -e
            generated a.service enable=false start=false restart=NEVER shipped=true
            after
            """);
    assertThat(body(bench(HEAD + scripts).only(), Phase.POST_INSTALL))
        .as("nothing is generated without units")
        .isEqualTo("#!/bin/sh\nbefore\nafter\n");
  }

  private static String body(ArtifactPlan plan, Phase phase) {
    return plan.scriptlets().stream()
        .filter(script -> script.phase() == phase)
        .findFirst()
        .orElseThrow()
        .body();
  }

  @Test
  void aMisspeltGoalIsToldOfBoth() {
    assertThatThrownBy(() -> CompressionChoice.parse("smal"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'smal' is no compression")
        .hasMessageEndingWith("; or small, or fast");
  }

  @ParameterizedTest
  @CsvSource({
    "xz:6,  XZ,   6",
    "zstd:3, ZSTD, 3",
    "small, XZ,   7",
    "FAST,  ZSTD, 3",
    "none,  NONE, "
  })
  void readsChoicesOfCompression(String words, Compression.Algorithm algorithm, Integer level) {
    Compression chosen = bench(HEAD).compression(words).only().compression();

    assertThat(chosen.algorithm()).isEqualTo(algorithm);
    assertThat(chosen.level().stream().boxed().toList())
        .isEqualTo(level == null ? java.util.List.of() : java.util.List.of(level));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "xz:", "xz:10", "none:1", "bzip2", "gzip:0", "zstd:23", "small:1"})
  void refusesWordsThatMeanNoCompression(String words) {
    assertThatThrownBy(() -> CompressionChoice.parse(words))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aGoalIsNoReasonToFailWhereAFormatHasNoChoice() {
    assertThat(bench(HEAD).formats(FakeFormat.TAR).compression("fast").only().compression())
        .isEqualTo(Compression.of(Compression.Algorithm.GZIP));
  }

  @Test
  void theUsersCompressionWinsOverTheFormatsSection() {
    String yaml = HEAD + "deb: {compression: 'zstd:19'}\n";

    assertThat(PlanJson.compression(bench(yaml).only())).isEqualTo("zstd:19");
    assertThat(PlanJson.compression(bench(yaml).compression("xz").only())).isEqualTo("xz");
  }

  @Test
  void equalRequestsGiveEqualPlans() {
    Bench bench = Bench.official().version("v1.32.3");

    assertThat(PlanJson.render(bench.plan())).isEqualTo(PlanJson.render(bench.plan()));
  }
}
