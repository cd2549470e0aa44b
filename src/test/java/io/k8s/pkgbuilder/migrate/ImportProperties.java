package io.k8s.pkgbuilder.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.config.yaml.YamlDocument;
import io.k8s.pkgbuilder.config.yaml.YamlNode;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.diagnostic.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Parsers of foreign files end, whatever they are given; what is written is read back. */
class ImportProperties {
  private static final Path SAMPLES = Path.of("src/test/resources/import");
  private static final List<String> ARCHITECTURES = List.of("x86_64", "aarch64");

  @Provide
  Arbitrary<String> spec() {
    return damaged("kubernetes.spec");
  }

  @Provide
  Arbitrary<String> control() {
    return damaged("kubelet/debian/control");
  }

  /** Pieces of a sample cut, doubled, swapped, and with odd characters between them. */
  private static Arbitrary<String> damaged(String sample) {
    return Arbitraries.longs()
        .map(
            seed -> {
              Random random = new Random(seed);
              List<String> lines = new ArrayList<>(lines(sample));
              String odd = "%{}()[]\\\"'!?:<>=&|$@# \t\0\u00fc\uffff";
              for (int i = random.nextInt(20); i >= 0; i--) {
                int at = random.nextInt(lines.size());
                String line = lines.get(at);
                int cut = random.nextInt(line.length() + 1);
                String character = String.valueOf(odd.charAt(random.nextInt(odd.length())));
                switch (random.nextInt(5)) {
                  case 0 -> lines.remove(at);
                  case 1 -> lines.add(random.nextInt(lines.size()), line);
                  case 2 -> lines.set(at, line.substring(0, cut));
                  default ->
                      lines.set(
                          at,
                          line.substring(0, cut)
                              + character.repeat(1 + random.nextInt(60))
                              + line.substring(cut));
                }
                if (lines.isEmpty()) {
                  lines.add("");
                }
              }
              return String.join("\n", lines);
            });
  }

  private static List<String> lines(String sample) {
    try {
      return Files.readAllLines(SAMPLES.resolve(sample));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Property(tries = 300)
  void aDamagedSpecIsReadToItsEnd(@ForAll("spec") String text) throws IOException {
    SpecFile spec = SpecFile.parse(text, "x.spec", ARCHITECTURES);
    InstallTree tree = new InstallTree();
    Draft draft = new Draft("sample");
    SpecScripts scripts = new SpecScripts(draft);
    SpecFiles files = new SpecFiles(draft, new SourceFolder(SAMPLES), tree, Map.of(), "1.13.2");
    for (Map.Entry<String, List<SpecLine>> section : spec.sections().entrySet()) {
      section.getValue().forEach(tree::take);
      scripts.take(section.getKey(), section.getValue());
      files.take(section.getValue());
    }
    scripts.finish();
    assertReadBack(draft.finish().yaml());
  }

  @Property(tries = 300)
  void aDamagedControlFileIsReadToItsEnd(@ForAll("control") String text) {
    ControlFile control = ControlFile.parse(text, "control");
    assertThat(
            control.paragraphs().stream()
                .flatMap(paragraph -> paragraph.fields().values().stream())
                .map(ControlFile.Field::location)
                .map(Location::line))
        .allMatch(line -> line > 0 && line <= text.split("\n", -1).length);
  }

  @Property(tries = 300)
  void macrosAndConditionsEnd(@ForAll("spec") String text) {
    SpecMacros macros = new SpecMacros();
    macros.define("loop", "%loop %{loop}%{?loop:%loop}");
    for (String line : (text + "\n%loop").split("\n", -1)) {
      assertThat(macros.expand(line, unknown -> {}))
          .hasSizeLessThan((64 << 10) + line.length() + 1);
      assertThat(SpecExpression.holds(line)).isNotNull();
      assertThat(FilesLine.parse(line).paths()).doesNotContain("");
    }
  }

  private static void assertReadBack(String yaml) {
    Diagnostics diagnostics = new Diagnostics();
    assertThat(
            YamlDocument.parse(yaml.getBytes(StandardCharsets.UTF_8), "package.yaml", diagnostics))
        .as(yaml + diagnostics.list())
        .isPresent();
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadBack(@ForAll List<String> texts, @ForAll String key) {
    List<String> clean = texts.stream().map(ImportProperties::legal).toList();
    // A key on one line has 1,024 characters at most: YAML 1.2, 7.4.2.
    String letters = legal(key).replaceAll("\\s", "");
    String legalKey = "k" + letters.substring(0, Math.min(letters.length(), 100));
    Map<String, YamlNode> nodes = new TreeMap<>();
    nodes.put("name", Nodes.texts(clean));
    nodes.put(legalKey, Nodes.map("inner", Nodes.text(String.join("\n", clean) + "\n")));
    Diagnostics diagnostics = new Diagnostics();
    String yaml = YamlWriter.write(Nodes.map(nodes));
    YamlNode read =
        YamlDocument.parse(yaml.getBytes(StandardCharsets.UTF_8), "x", diagnostics)
            .orElseThrow(() -> new AssertionError(yaml + diagnostics.list()));
    assertThat(flat(read)).as(yaml).isEqualTo(flat(Nodes.map(nodes)));
  }

  /** YAML has no other control characters, and no lone halves of pairs. */
  private static String legal(String text) {
    return text.codePoints()
        .filter(c -> c == '\n' || c == '\t' || (c >= ' ' && c < 0x7f) || (c > 0xa0 && c < 0xd800))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static String flat(YamlNode node) {
    if (node instanceof YamlNode.Mapping mapping) {
      return mapping.entries().stream()
          .map(entry -> entry.key().text() + "=" + flat(entry.value()))
          .collect(Collectors.joining(";", "{", "}"));
    }
    if (node instanceof YamlNode.Sequence sequence) {
      return sequence.items().stream()
          .map(ImportProperties::flat)
          .collect(Collectors.joining(";", "[", "]"));
    }
    return node instanceof YamlNode.Scalar scalar ? "'" + scalar.text() + "'" : "";
  }
}
