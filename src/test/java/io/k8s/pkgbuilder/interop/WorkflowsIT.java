package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What runs on GitHub cannot run here; what can be known of it without is known. */
class WorkflowsIT {
  private static final Path FOLDER = Path.of(".github", "workflows");

  static List<Path> workflows() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void actionlintFindsNothing() {
    Tools.require("actionlint");

    Command.of("actionlint").with(workflows().toArray()).output();
  }

  /** An action by a tag is whatever its owner says tomorrow. */
  @ParameterizedTest
  @MethodSource("workflows")
  void actionsArePinnedByDigestWithTheirVersion(Path workflow) throws IOException {
    assertThat(Files.readAllLines(workflow).stream().filter(line -> line.contains("uses:")))
        .isNotEmpty()
        .allMatch(
            line -> line.matches(" *(- )?uses: [a-z/-]+@[0-9a-f]{40} # v[0-9]+\\.[0-9]+\\.[0-9]+"));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void nothingIsAllowedButReadingUnlessAJobSaysSo(Path workflow) throws IOException {
    JsonNode permissions = read(workflow).required("permissions");

    assertThat(permissions.toString()).isEqualTo("{\"contents\":\"read\"}");
  }

  /** So that a step that fails there can be run here. */
  @ParameterizedTest
  @MethodSource("workflows")
  void everyStepCallsAFileOfThisRepository(Path workflow) throws IOException {
    List<String> programs = new ArrayList<>();
    for (JsonNode job : read(workflow).required("jobs")) {
      for (JsonNode step : job.required("steps")) {
        if (step.has("run")) {
          programs.add(step.required("run").asText().split(" ", 2)[0]);
        }
      }
    }

    assertThat(programs)
        .isNotEmpty()
        .allMatch(program -> program.matches("(\\./mvnw|\\.ci/run|scripts/[a-z-]+)"))
        .allMatch(program -> Files.isExecutable(Path.of(program)));
  }

  @Test
  void theMatrixIsTheTableOfDistributions() throws IOException {
    JsonNode job = read(FOLDER.resolve("install-matrix.yml")).required("jobs").required("install");

    assertThat(Distribution.texts(job.at("/strategy/matrix/distro")))
        .isEqualTo(Distribution.all().stream().map(Distribution::name).toList());
  }

  /** Each target has a folder of inputs by its name, which another test holds it to. */
  @Test
  void everyReaderIsFuzzedNightly() throws IOException {
    JsonNode job = read(FOLDER.resolve("fuzz.yml")).required("jobs").required("readers");

    try (Stream<Path> corpora = Files.list(Path.of("src/test/resources/fuzz"))) {
      assertThat(Distribution.texts(job.at("/strategy/matrix/target")))
          .isEqualTo(corpora.map(corpus -> corpus.getFileName().toString()).sorted().toList());
    }
    assertThat(job.required("steps").toString()).contains("scripts/fuzz \\\"$TARGET\\\" ");
  }

  @Test
  void theImageIsPublishedForEveryPlatformWithItsContentsAndSigned() {
    assertThat(
            Command.of("scripts/publish-image", "--dry-run", "example.org/K/p", "v0.1.0").output())
        .startsWith("docker buildx build --platform linux/amd64,linux/arm64,linux/arm/v7,")
        .contains(" --sbom=true ", " --tag example.org/k/p:v0.1.0 ", " --push .")
        .endsWith("cosign sign --yes example.org/k/p@DIGEST\n");
  }

  private static JsonNode read(Path file) throws IOException {
    return new ObjectMapper(new YAMLFactory()).readTree(file.toFile());
  }
}
