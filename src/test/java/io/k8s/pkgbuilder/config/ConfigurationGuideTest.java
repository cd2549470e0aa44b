package io.k8s.pkgbuilder.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/configuration.md: its examples are right and no key is left out. */
class ConfigurationGuideTest {
  private static final Path GUIDE = Path.of("docs/configuration.md");
  private static final Pattern FENCE =
      Pattern.compile("(?ms)^```yaml(?: title=(\\S+))?\\n(.*?)^```$");

  @TempDir Path directory;

  private static List<MatchResult> blocks(boolean titled) throws IOException {
    return FENCE
        .matcher(Files.readString(GUIDE))
        .results()
        .filter(block -> titled == (block.group(1) != null))
        .toList();
  }

  static List<String> examples() throws IOException {
    return blocks(false).stream()
        .map(block -> block.group(2))
        .map(yaml -> yaml.startsWith("name:") ? yaml : "name: example\n" + yaml)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsRight(String yaml) throws IOException {
    for (MatchResult file : blocks(true)) {
      Files.writeString(directory.resolve(file.group(1)), file.group(2));
    }
    Files.writeString(directory.resolve("package.yaml"), yaml);
    Diagnostics diagnostics = new Diagnostics();
    try (EmbeddedConfig embedded = EmbeddedConfig.open()) {
      PlatformCatalog platforms =
          PlatformCatalog.read(embedded.platforms(), "platforms", diagnostics);
      assertThat(
              new ConfigReader(Map.of("EXAMPLE_NAME", "x"), Samples.FORMATS, platforms)
                  .read(new ConfigFolder(directory, "guide"), "package.yaml", diagnostics))
          .isPresent();
    }
    assertThat(Samples.render(diagnostics.list())).isEmpty();
  }

  @Test
  void everyKeyIsInAnExample() throws IOException {
    Set<String> keys = new TreeSet<>();
    collectKeys(new ObjectMapper().readTree(JsonSchema.of(Samples.FORMATS)), keys);
    assertThat(keys).hasSizeGreaterThan(90);
    String examples = String.join("\n", examples());
    assertThat(keys)
        .allSatisfy(key -> assertThat(examples).containsPattern("(?m)(^|[\\s{])" + key + ":"));
  }

  private static void collectKeys(JsonNode node, Set<String> keys) {
    JsonNode properties = node.path("properties");
    properties.fieldNames().forEachRemaining(keys::add);
    node.forEach(child -> collectKeys(child, keys));
  }
}
