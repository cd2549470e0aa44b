package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What another linter says, in our words. */
final class LintOracle {
  private LintOracle() {}

  /**
   * Names that it gave to each package, as far as we have words for them.
   *
   * @param line groups: the package, the name
   */
  static Map<String, Set<String>> names(String said, String line, Map<String, String> words) {
    Map<String, Set<String>> names = new TreeMap<>();
    Pattern.compile(line)
        .matcher(said)
        .results()
        .filter(result -> words.containsKey(result.group(2)))
        .forEach(
            result ->
                names
                    .computeIfAbsent(result.group(1), key -> new TreeSet<>())
                    .add(words.getOrDefault(result.group(2), "")));
    return names;
  }

  /**
   * Of every package, and every check is found somewhere.
   *
   * @param folder whose packages are called after their files
   */
  static void assertAgrees(Path folder, Map<String, Set<String>> theirs, Map<String, String> words)
      throws IOException {
    Map<String, Set<String>> ours = new TreeMap<>();
    String said = new Pkgbuilder(folder).command("lint", ".", "--output", "json").run().stdout();
    for (JsonNode finding : new ObjectMapper().readTree(said).get("findings")) {
      String check = finding.get("check").asText();
      if (words.containsValue(check)) {
        String name = finding.get("file").asText().replaceFirst("(?:.*/)?(.*)[.](deb|rpm)", "$1");
        ours.computeIfAbsent(name, key -> new TreeSet<>()).add(check);
      }
    }
    assertThat(ours).isEqualTo(theirs);
    assertThat(ours.values().stream().flatMap(Set::stream).distinct())
        .containsExactlyInAnyOrderElementsOf(Set.copyOf(words.values()));
  }
}
