package io.k8s.pkgbuilder.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.diagnostic.Location;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.Relation.Kind;
import io.k8s.pkgbuilder.model.Scriptlet.Phase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file with all of nfpm's keys, read with nfpm's meaning. */
class NfpmConfigTest {
  private static final Path FOLDER = Path.of("src/test/resources/config/nfpm");

  private PackageConfig config;

  @BeforeEach
  void read() {
    Map<String, String> environment =
        Map.of("NAME", "foo", "GOARCH", "arm7", "ADJECTIVE", "great", "DEPENDS_NGINX", " nginx ");
    Diagnostics diagnostics = new Diagnostics();
    Optional<PackageConfig> read =
        Samples.reader(environment)
            .read(new ConfigFolder(FOLDER, "conf"), "all-keys.yaml", diagnostics);
    assertThat(Samples.render(diagnostics.list())).isEmpty();
    config = read.orElseThrow();
  }

  private static <T> T value(Optional<Located<T>> located) {
    return located.orElseThrow().value();
  }

  private List<String> relations(Overridable from, Kind kind) {
    return from.relations().byKind().getOrDefault(kind, List.of()).stream()
        .map(item -> item.value().relation().forFormat("deb").orElseThrow().value().toString())
        .toList();
  }

  @Test
  void keepsRawScalars() {
    assertThat(value(config.version().version())).isEqualTo("v1.10");
    assertThat(value(config.version().release())).isEqualTo("01");
    assertThat(value(config.version().epoch())).isEqualTo(2);
    assertThat(config.version().version().orElseThrow().location())
        .isEqualTo(new Location("conf/all-keys.yaml", 6, 10));
  }

  @Test
  void expandsTheEnvironmentOnlyWhereNfpmDoes() {
    assertThat(config.name().value().value()).isEqualTo("foo");
    assertThat(value(config.arch())).isEqualTo("arm7");
    assertThat(value(config.about().description())).isEqualTo("Foo is great.\nIt does foo.");
    ContentSpec expanded = config.base().contents().get(6).value();
    assertThat(value(expanded.source())).isEqualTo("foo_release_arm7");
    assertThat(value(expanded.destination().common())).hasToString("/usr/bin/foo2");
    FormatSection rpm = config.base().section("rpm");
    assertThat(value(rpm.signature().keyFile())).isEqualTo("/key.gpg");
    assertThat(config.base().section("deb").fields()).containsOnlyKeys("Bugs");
  }

  @Test
  void trimsRelationsAndDropsEmptyOnes() {
    assertThat(relations(config.base(), Kind.REPLACES)).containsExactly("foobar");
    assertThat(relations(config.base(), Kind.DEPENDS))
        .containsExactly("foo (>= 1.4.21)", "bar", "nginx");
  }

  @Test
  void readsEveryTypeOfContents() {
    assertThat(config.base().contents().stream().map(item -> item.value().type().value()))
        .containsExactly(
            ContentType.FILE,
            ContentType.FILE,
            ContentType.CONFIG,
            ContentType.CONFIG_NOREPLACE,
            ContentType.CONFIG_MISSINGOK,
            ContentType.SYMLINK,
            ContentType.FILE,
            ContentType.DIR,
            ContentType.TREE,
            ContentType.FILE,
            ContentType.GHOST,
            ContentType.DOC,
            ContentType.LICENSE,
            ContentType.LICENSE,
            ContentType.README);
    assertThat(value(config.base().contents().get(1).value().destination().common()).directory())
        .isTrue();
    FileInfo info = config.base().contents().get(7).value().info();
    assertThat(value(info.mode())).hasToString("0700");
    assertThat(value(info.mtime())).isEqualTo(Instant.parse("2023-05-08T12:00:00Z"));
    assertThat(config.base().contents().get(9).when().formats().get(0).value()).isEqualTo("deb");
    assertThat(value(config.base().contents().get(9).value().info().mode())).hasToString("0644");
  }

  @Test
  void overridesReplaceListsAndKeepWhatTheyDoNotSay() {
    Overridable deb = config.forFormat("deb");
    assertThat(relations(deb, Kind.DEPENDS)).containsExactly("baz");
    assertThat(relations(deb, Kind.PROVIDES)).containsExactly("bar (= 1.2)");
    assertThat(deb.contents()).hasSize(15);
    assertThat(deb.scripts().byPhase().get(Phase.PRE_INSTALL))
        .extracting(item -> item.value().value())
        .containsExactly("./scripts/deb-preinstall.sh");
    assertThat(deb.scripts().byPhase()).containsKey(Phase.POST_REMOVE);
    assertThat(value(deb.section("deb").compression()))
        .isEqualTo(Compression.of(Compression.Algorithm.ZSTD, 1));
    assertThat(value(deb.section("deb").arch())).isEqualTo("arm");

    Overridable rpm = config.forFormat("rpm");
    assertThat(rpm.contents()).hasSize(1);
    assertThat(value(rpm.umask())).hasToString("0022");
    assertThat(relations(rpm, Kind.DEPENDS)).hasSize(3);
  }

  @Test
  void readsTheSectionsOfDebAndRpm() {
    FormatSection deb = config.base().section("deb");
    assertThat(deb.triggers().stream().map(t -> t.value().directive() + " " + t.value().name()))
        .containsExactly(
            "interest some-trigger-name",
            "interest-await some-other-trigger-name",
            "interest-noawait yet-another-trigger-name",
            "activate yet-another-trigger-name2",
            "activate-await a",
            "activate-noawait b");
    assertThat(deb.relations().byKind()).containsOnlyKeys(Kind.BREAKS, Kind.PRE_DEPENDS);
    assertThat(deb.scripts().byPhase())
        .containsOnlyKeys(Phase.DEB_RULES, Phase.DEB_TEMPLATES, Phase.DEB_CONFIG);
    assertThat(value(deb.signature().signer())).isEqualTo("packager <p@example.com>");
    assertThat(value(deb.archVariant())).isEqualTo("amd64v3");

    FormatSection rpm = config.base().section("rpm");
    assertThat(rpm.scripts().byPhase())
        .containsOnlyKeys(Phase.PRE_TRANSACTION, Phase.POST_TRANSACTION, Phase.VERIFY);
    assertThat(rpm.relations().byKind()).containsOnlyKeys(Kind.REQUIRES_POST);
    assertThat(value(rpm.summary())).isEqualTo("Foo, in short");
    assertThat(value(rpm.buildHost())).isEqualTo("build.example.com");
    assertThat(rpm.prefixes()).hasSize(1);
  }

  @Test
  void readsTheChangelogNewestFirst() {
    assertThat(config.changelog())
        .extracting(ChangelogSpec::version)
        .containsExactly("1.1.0", "1.0.0");
    assertThat(config.changelog().get(0).changes()).containsExactly("Second", "Third");
    assertThat(config.changelog().get(0).date()).isEqualTo(Instant.parse("2023-02-02T13:04:05Z"));
  }
}
