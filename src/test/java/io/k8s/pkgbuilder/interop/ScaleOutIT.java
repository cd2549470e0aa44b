package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The manifests of scripts/scale-out, their commands run one after the other as the engines would:
 * they make what a single run makes.
 */
class ScaleOutIT {
  private static final Path MANIFESTS = Path.of("scripts/scale-out");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  @TempDir static Path directory;

  private static Pkgbuilder tool = new Pkgbuilder(Path.of(""));
  private static Map<String, String> wanted = Map.of();

  @BeforeAll
  static void singleRun() {
    tool = new Pkgbuilder(directory).epoch("1750000000");
    tool.run("demo", "--version", "v1.32.3", "--out", "samples");
    tool.run(
        "key", "generate", "--name", "T <t@example.org>", "--type", "ed25519", "--out", "signing");
    run(List.of("release", "--version=v1.32.3", "--from=release", "--work=whole"), Map.of());
    wanted = Tree.digests(directory.resolve("whole/tree"));
    assertThat(wanted).hasSizeGreaterThan(150);
  }

  /** With samples for what would be downloaded, and folders of the test for what is mounted. */
  private static void run(List<String> arguments, Map<String, String> variables) {
    List<String> words = new ArrayList<>();
    for (String word : arguments) {
      words.add(
          word.replace("--from=release", "--from=samples/samples")
              .replace("--work=/", "--work=" + directory + "/")
              .replace("--sign-key=/signing/", "--sign-key=")
              .replace("${_VERSION}", "v1.32.3"));
    }
    if (words.stream().noneMatch(word -> word.startsWith("--sign-key"))) {
      words.add("--sign-key=signing.asc");
    }
    Command command =
        tool.command(words.toArray(String[]::new))
            .variable("PKGBUILDER_CACHE", directory.resolve("cache").toString());
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      command = command.variable(variable.getKey(), variable.getValue());
    }
    command.output();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  @Test
  void anIndexedJobOfKubernetes() throws IOException {
    List<JsonNode> documents;
    try (MappingIterator<JsonNode> all =
        YAML.readerFor(JsonNode.class)
            .readValues(MANIFESTS.resolve("kubernetes-job.yaml").toFile())) {
      documents = all.readAll();
    }
    JsonNode shards = documents.get(1);
    assertThat(shards.at("/spec/completionMode").asText()).isEqualTo("Indexed");
    int completions = shards.at("/spec/completions").asInt();
    JsonNode container = shards.at("/spec/template/spec/containers/0");
    for (int i = 0; i < completions; i++) {
      run(texts(container.get("args")), Map.of("JOB_COMPLETION_INDEX", String.valueOf(i)));
    }
    JsonNode finish = documents.get(2).at("/spec/template/spec/containers/0");
    assertThat(finish.get("env")).isEqualTo(container.get("env"));
    run(texts(finish.get("args")), Map.of());
    assertThat(Tree.digests(directory.resolve("work/v1.32.3/tree"))).isEqualTo(wanted);
  }

  @Test
  void cloudBuild() throws IOException {
    JsonNode build = YAML.readTree(MANIFESTS.resolve("cloudbuild.yaml").toFile());
    assertThat(build.at("/options/env/0").asText()).isEqualTo("SOURCE_DATE_EPOCH=1750000000");
    List<String> before = new ArrayList<>();
    for (JsonNode step : build.get("steps")) {
      run(texts(step.get("args")), Map.of());
      if (step.get("id").asText().equals("finish")) {
        assertThat(texts(step.get("waitFor"))).isEqualTo(before);
      }
      before.add(step.get("id").asText());
    }
    assertThat(Tree.digests(directory.resolve("workspace/release/tree"))).isEqualTo(wanted);
  }

  /** Each shard in a folder of its own, brought together as download-artifact does. */
  @Test
  void aMatrixOfGitHub() throws IOException {
    JsonNode workflow = YAML.readTree(MANIFESTS.resolve("github-matrix.yaml").toFile());
    String plan = words(workflow.at("/jobs/plan/steps/1/run").asText(), "$(", ")");
    JsonNode matrix = new ObjectMapper().readTree(tool.run(plan.split(" ")));
    String shard = workflow.at("/jobs/shard/steps/1/run").asText();
    for (JsonNode one : matrix.get("include")) {
      Path work = directory.resolve("runner-" + one.get("index").asText());
      List<String> words = new ArrayList<>(List.of(words(shard, "", "").split(" ")));
      words.replaceAll(
          word ->
              word.replace("\"${{matrix.shard}}\"", one.get("shard").asText())
                  .replace("\"${{inputs.version}}\"", "v1.32.3"));
      words.set(words.indexOf("work"), work.toString());
      words.set(words.lastIndexOf("release"), "samples/samples");
      run(words, Map.of());
      Command.of("cp", "-rT", work, directory.resolve("merged")).output();
    }
    run(
        List.of("release", "--version=v1.32.3", "--from=release", "--work=merged", "--finish"),
        Map.of());
    assertThat(Tree.digests(directory.resolve("merged/tree"))).isEqualTo(wanted);
  }

  /** What comes behind scripts/pkgbuilder --local, without blanks inside of expressions. */
  private static String words(String line, String start, String end) {
    String rest = line.substring(line.indexOf(start) + start.length());
    rest = end.isEmpty() ? rest : rest.substring(0, rest.indexOf(end));
    return rest.replace("{{ ", "{{")
        .replace(" }}", "}}")
        .replaceFirst("^.*scripts/pkgbuilder --local ", "");
  }

  @Test
  void everyManifestIsOfOneRelease() throws IOException {
    Map<String, Boolean> dated = new TreeMap<>();
    try (var files = Files.list(MANIFESTS)) {
      for (Path file : files.toList()) {
        dated.put(file.toString(), Files.readString(file).contains("SOURCE_DATE_EPOCH"));
      }
    }
    assertThat(dated).hasSize(3).doesNotContainValue(false);
  }
}
