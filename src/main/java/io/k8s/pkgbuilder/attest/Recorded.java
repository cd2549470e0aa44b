package io.k8s.pkgbuilder.attest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a provenance says: enough to make its packages again.
 *
 * @param tool the version of pkgbuilder
 */
public record Recorded(Parameters parameters, List<One> packages, String tool) {
  /**
   * One package.
   *
   * @param inputs SHA-256 by name, see {@link Material#name}
   */
  public record One(
      String file,
      String sha256,
      String name,
      String platform,
      String format,
      Instant timestamp,
      Optional<String> signer,
      String configuration,
      Map<String, String> inputs) {
    public One {
      inputs = new TreeMap<>(inputs);
    }
  }

  public Recorded {
    packages = List.copyOf(packages);
  }

  /**
   * Reads what {@link Provenance} wrote.
   *
   * @param name of the file, for the message
   * @throws io.k8s.pkgbuilder.diagnostic.DiagnosticException of category USAGE when it is something
   *     else
   */
  public static Recorded parse(byte[] json, String name) {
    JsonNode statement;
    try {
      statement = new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw refused(name, "it is no JSON");
    }
    JsonNode definition = statement.path("predicate").path("buildDefinition");
    if (!statement.path("_type").asText().equals(Provenance.STATEMENT)
        || !statement.path("predicateType").asText().equals(Provenance.PREDICATE)) {
      throw refused(name, "it is no in-toto statement with an SLSA provenance v1");
    }
    if (!definition.path("buildType").asText().equals(Provenance.BUILD_TYPE)) {
      throw refused(name, "other tools made it: its buildType is not " + Provenance.BUILD_TYPE);
    }
    try {
      return new Recorded(
          parameters(definition.path("externalParameters")),
          packages(statement, definition.path("internalParameters").path("packages")),
          statement.at("/predicate/runDetails/builder/version/pkgbuilder").asText());
    } catch (DateTimeException | IllegalArgumentException e) {
      throw refused(name, "it is damaged: " + e.getMessage());
    }
  }

  private static RuntimeException refused(String name, String why) {
    return Diagnostic.of(Category.USAGE, "'" + name + "' is not to be rebuilt from: " + why)
        .hint("'build --attest' and 'release' write provenance.json")
        .asException();
  }

  private static Parameters parameters(JsonNode node) {
    Map<String, String> versions = new TreeMap<>();
    node.path("componentVersions")
        .properties()
        .forEach(one -> versions.put(one.getKey(), one.getValue().asText()));
    return new Parameters(
        texts(node.path("packages")),
        text(node, "version"),
        versions,
        text(node, "revision"),
        texts(node.path("formats")),
        text(node, "compression"),
        node.path("dependency").asText(),
        node.path("completions").asText(),
        text(node, "signedAt").map(Instant::parse));
  }

  private static List<One> packages(JsonNode statement, JsonNode details) {
    List<One> packages = new ArrayList<>();
    for (JsonNode subject : statement.path("subject")) {
      String file = subject.path("name").asText();
      JsonNode one = details.path(file);
      if (one.isMissingNode()) {
        throw new IllegalArgumentException("it says nothing of '" + file + "'");
      }
      Map<String, String> inputs = new TreeMap<>();
      one.path("inputs")
          .properties()
          .forEach(input -> inputs.put(input.getKey(), input.getValue().asText()));
      packages.add(
          new One(
              file,
              subject.path("digest").path("sha256").asText(),
              one.path("name").asText(),
              one.path("platform").asText(),
              one.path("format").asText(),
              Instant.parse(one.path("timestamp").asText()),
              text(one, "signer"),
              one.path("configuration").asText(),
              inputs));
    }
    return packages;
  }

  private static Optional<String> text(JsonNode node, String key) {
    return node.hasNonNull(key) ? Optional.of(node.path(key).asText()) : Optional.empty();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(one.asText()));
    return texts;
  }
}
