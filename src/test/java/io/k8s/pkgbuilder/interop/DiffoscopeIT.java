package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code diff} and diffoscope over pairs of packages that dpkg-deb and rpmbuild made, changed in
 * one way each: what diffoscope sees and a user cares for, ours names at the same file or field.
 */
class DiffoscopeIT {
  @TempDir Path directory;

  @Test
  void whatDiffoscopeSeesOursSaysAtTheSamePlace() throws IOException {
    Tools.require("diffoscope", "dpkg-deb", "rpmbuild", "readelf", "rpm2cpio");
    Tools.requireThat(
        Command.of("/usr/bin/env", "-i", "/usr/bin/python3", "-c", "import rpm").run().exit() == 0,
        "what diffoscope opens rpms with, python3-rpm, is not installed");
    Map<String, String> expected = new TreeMap<>();
    expected.putAll(DiffoscopePairs.debs(directory));
    expected.putAll(DiffoscopePairs.rpms(directory));
    assertThat(expected).hasSizeGreaterThanOrEqualTo(20);
    Map<String, Set<String>> ours = ours();
    SoftAssertions all = new SoftAssertions();
    for (Map.Entry<String, String> pair : expected.entrySet()) {
      String name = pair.getKey();
      Set<String> theirs =
          Diffoscope.places(directory.resolve("a/" + name), directory.resolve("b/" + name));
      Set<String> seen = ours.getOrDefault(name, Set.of());
      // Else the pair proves nothing.
      all.assertThat(theirs).as("diffoscope on " + name).contains(pair.getValue());
      all.assertThat(theirs.stream().filter(place -> !said(place, seen)))
          .as("what only diffoscope says of " + name + "; ours says " + seen)
          .isEmpty();
    }
    all.assertAll();
  }

  private static boolean said(String place, Set<String> seen) {
    return place.endsWith(" *")
        ? seen.stream().anyMatch(one -> one.startsWith(place.substring(0, place.length() - 1)))
        : seen.contains(place);
  }

  private Map<String, Set<String>> ours() throws IOException {
    Command.Outcome outcome =
        new Pkgbuilder(directory).command("diff", "a", "b", "--output", "json").run();
    assertThat(outcome.exit()).as(outcome.stderr()).isEqualTo(8);
    Map<String, Set<String>> places = new TreeMap<>();
    for (JsonNode one : new ObjectMapper().readTree(outcome.stdout()).get("packages")) {
      Set<String> of =
          places.computeIfAbsent(one.get("before").get("file").asText(), key -> new TreeSet<>());
      for (JsonNode difference : one.get("differences")) {
        place(difference.get("area").asText(), difference.get("kind").asText())
            .forEach(aspect -> of.add(aspect + " " + where(difference)));
      }
    }
    return places;
  }

  /** Of a relation its field. */
  private static String where(JsonNode difference) {
    String path = difference.get("path").asText();
    return difference.get("area").asText().equals("relations")
        ? path.replaceFirst("/.*", "")
        : path;
  }

  private static Set<String> place(String area, String kind) {
    return switch (area) {
      case "metadata", "relations" -> Set.of("field");
      case "scripts" -> Set.of("script");
      default ->
          switch (kind) {
            case "entry-added", "entry-removed", "parent-added", "parent-removed" ->
                Set.of("entry");
            case "type-changed" -> Set.of("type", "mode", "target", "content");
            case "mode-changed", "mode-loosened", "mode-tightened" -> Set.of("mode");
            case "owner-changed" -> Set.of("owner");
            case "link-changed" -> Set.of("target");
            case "config-lost", "config-gained", "role-changed" -> Set.of("config");
            case "order-changed", "times-changed" -> Set.of();
            default -> Set.of("content");
          };
    };
  }
}
