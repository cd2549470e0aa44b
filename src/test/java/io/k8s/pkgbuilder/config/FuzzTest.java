package io.k8s.pkgbuilder.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.config.key.Expansion;
import io.k8s.pkgbuilder.config.key.Reading;
import io.k8s.pkgbuilder.config.yaml.YamlDocument;
import io.k8s.pkgbuilder.config.yaml.YamlNode;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;

/** Whatever the bytes, reading ends soon, and either gives a package or says why not. */
class FuzzTest {
  private static final Path FOLDER = Path.of("src/test/resources/config/nfpm");
  private static final Path CORPUS = FOLDER.resolve("all-keys.yaml");
  private static final PackageShape SHAPE =
      new PackageShape(new Vocabulary(new TreeSet<>(Samples.FORMATS), Samples.PLATFORMS));

  private static void readsOrExplains(byte[] bytes) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<PackageConfig> config =
        Assertions.assertTimeout(
            Duration.ofSeconds(5),
            () -> {
              Optional<YamlNode> node = YamlDocument.parse(bytes, "f", diagnostics);
              return node.flatMap(
                  n ->
                      SHAPE.read(
                          n,
                          new ConfigFolder(FOLDER, "f"),
                          new Reading("a package", Map.of(), diagnostics)));
            });
    assertThat(config.isPresent() || !diagnostics.isEmpty()).as("a package or a reason").isTrue();
    assertThat(diagnostics.list())
        .allSatisfy(d -> assertThat(d.location().orElseThrow().line()).isPositive());
  }

  @Property(tries = 500)
  void anyBytes(@ForAll byte[] bytes) {
    readsOrExplains(bytes);
  }

  @Property(tries = 1000)
  void anyYamlLikeText(@ForAll("yamlLike") String text) {
    readsOrExplains(text.getBytes(StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<String> yamlLike() {
    return Arbitraries.of(
            "name",
            "depends",
            "contents",
            "when",
            "deb",
            "overrides",
            "src",
            "dst",
            "versions",
            ": ",
            ":\n",
            "\n",
            "\n  ",
            "\n  - ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            "&a ",
            "*a",
            "*a,",
            "<<",
            "!!str ",
            "|\n",
            ">-\n ",
            "\"",
            "'",
            "# ",
            "---\n",
            "...",
            "? ",
            "%YAML 1.1\n",
            "0644",
            "1.10",
            "~",
            "true",
            "${X}",
            "$",
            "..",
            "\t",
            "\u00e9",
            "\ufeff",
            "\u0085",
            "x")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 1500)
  void mutationsOfARealFile(
      @ForAll("cuts") List<Integer> cuts, @ForAll @IntRange(min = 0, max = 2) int kind)
      throws IOException {
    byte[] bytes = Files.readAllBytes(CORPUS);
    for (int cut : cuts) {
      int at = Math.floorMod(cut, bytes.length);
      switch (kind) {
        case 0 -> bytes[at] = (byte) (cut >> 16);
        case 1 -> bytes[at] = bytes[Math.floorMod(cut >> 8, bytes.length)];
        default -> bytes = java.util.Arrays.copyOf(bytes, Math.max(1, at));
      }
    }
    readsOrExplains(bytes);
  }

  @Provide
  Arbitrary<List<Integer>> cuts() {
    return Arbitraries.integers().list().ofMinSize(1).ofMaxSize(8);
  }

  @Property
  void expansionWithoutDollarsChangesNothing(@ForAll String text) {
    String plain = text.replace("$", "");
    assertThat(Expansion.expand(plain, Map.of())).isEqualTo(plain);
  }

  @Property
  void expansionNeverLeavesABracedVariable(@ForAll("yamlLike") String text) {
    assertThat(Expansion.expand(text, Map.of("X", "x"))).doesNotContain("${X}");
  }
}
