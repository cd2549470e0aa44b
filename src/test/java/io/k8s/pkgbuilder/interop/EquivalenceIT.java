package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.k8s.pkgbuilder.Golden;
import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ours against the official packages, remade with the classic tools: every difference is listed,
 * with its reason, in docs/differences.md, and there is no other.
 */
class EquivalenceIT {
  private static final Path REFERENCE = Path.of("src/test/resources/reference").toAbsolutePath();

  @TempDir static Path directory;

  private static JsonNode diff(String time, String version, String deb, String rpm)
      throws IOException {
    Tools.require("dpkg-deb", "rpmbuild");
    Path folder = directory.resolve(time);
    Pkgbuilder pkgbuilder = new Pkgbuilder(Files.createDirectories(folder));
    if (!Files.exists(folder.resolve("ours"))) {
      pkgbuilder.run("demo", "--out", "demo");
      Path samples = folder.resolve("demo/samples");
      new ClassicPackages(REFERENCE.resolve(time), samples.resolve("linux/amd64"))
          .build(folder.resolve("classic"));
      for (String[] one : new String[][] {{"deb", deb}, {"rpm", rpm}}) {
        pkgbuilder.run(
            "build",
            "--all",
            "--version",
            version,
            "--platform",
            "linux/amd64",
            "--in",
            samples.toString(),
            "--format",
            one[0],
            "--revision",
            one[1],
            "--out",
            "ours");
      }
    }
    String policy = REFERENCE.resolve(time).resolve("policy.yaml").toString();
    Command.Outcome outcome =
        pkgbuilder.command("diff", "classic", "ours", "--policy", policy, "--output", "json").run();
    assertThat(outcome.stderr()).doesNotContain("error:");
    return new ObjectMapper().readTree(outcome.stdout());
  }

  @ParameterizedTest
  @CsvSource({"2019, v1.13.2, 00, 0", "today, v1.32.3, 1.1, 150500.1.1"})
  void everyDifferenceIsMeantAndSaysWhy(String time, String version, String deb, String rpm)
      throws IOException {
    JsonNode diff = diff(time, version, deb, rpm);
    assertThat(diff.get("packages")).hasSize(10);
    TreeSet<String> unexplained = new TreeSet<>();
    TreeSet<String> reasons = new TreeSet<>();
    for (JsonNode one : diff.get("packages")) {
      assertThat(one.get("status").asText())
          .as(one.get("name").asText())
          .isNotIn("added", "removed");
      for (JsonNode difference : one.get("differences")) {
        reasons.add(difference.get("reason").asText());
        if (!difference.get("significance").asText().equals("cosmetic")) {
          unexplained.add(line(one, difference));
        }
      }
    }
    assertThat(unexplained).isEmpty();
    // A rule that no difference needs any more explains nothing.
    assertThat(reasons).containsAll(rules(time));
    Golden.assertSection(Path.of("docs/differences.md"), time, table(diff));
  }

  private static String line(JsonNode one, JsonNode difference) {
    return String.join(
        " ",
        one.get("name").asText(),
        one.get("format").asText(),
        difference.get("kind").asText(),
        difference.get("path").asText(),
        "'" + difference.get("before").asText() + "'",
        "'" + difference.get("after").asText() + "'");
  }

  private static Set<String> rules(String time) throws IOException {
    TreeSet<String> rules = new TreeSet<>();
    Pattern.compile("(?m)^ *reason: \"?(.*?)\"?$")
        .matcher(Files.readString(REFERENCE.resolve(time).resolve("policy.yaml")))
        .results()
        .forEach(result -> rules.add(result.group(1)));
    return rules;
  }

  /**
   * A row for each thing that differs for one reason; of what is cosmetic anyway, for each kind.
   */
  private static String table(JsonNode diff) {
    Map<String, TreeSet<String>> packages = new LinkedHashMap<>();
    for (JsonNode one : diff.get("packages")) {
      for (JsonNode difference : one.get("differences")) {
        // The classic tools take the clock's time, so when they differ is a matter of luck.
        if (!difference.get("kind").asText().equals("times-changed")) {
          packages
              .computeIfAbsent(row(one, difference), key -> new TreeSet<>())
              .add(one.get("name").asText());
        }
      }
    }
    StringBuilder table =
        new StringBuilder("| packages | format | what | where | why |\n|---|---|---|---|---|\n");
    packages.entrySet().stream()
        .map(row -> "| " + names(row.getValue()) + " | " + row.getKey() + " |\n")
        .sorted()
        .forEach(table::append);
    return table.toString();
  }

  private static String names(Set<String> names) {
    return names.size() == 5 ? "all" : String.join(", ", names);
  }

  private static String row(JsonNode one, JsonNode difference) {
    String path = difference.get("path").asText().replace(one.get("name").asText(), "NAME");
    boolean meant = difference.get("byPolicy").asBoolean();
    return String.join(
        " | ",
        one.get("format").asText(),
        difference.get("kind").asText(),
        meant ? "`" + path + "`" : "",
        (meant ? "" : "cosmetic: ") + difference.get("reason").asText().replace("|", "\\|"));
  }
}
