package io.k8s.pkgbuilder.release.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Records as lines of JSON, and back. A line that is none of ours is nothing. */
final class JournalLines {
  static final String DONE = "done";
  static final String STARTED = "started";
  static final String FAILED = "failed";
  static final String REQUEST = "request";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JournalLines() {}

  static String event(String kind, String step, String fingerprint, Instant at) {
    return text(
        JsonNodeFactory.instance
            .objectNode()
            .put("record", kind)
            .put("step", step)
            .put("fingerprint", fingerprint)
            .put("at", at.toString()));
  }

  static String request(Request request, Instant at) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("record", REQUEST).put("at", at.toString()).put("tool", request.tool());
    ObjectNode options = node.putObject("options");
    request.options().forEach(options::put);
    return text(node);
  }

  static String done(DoneStep step) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("record", DONE).put("step", step.step()).put("fingerprint", step.fingerprint());
    ArrayNode outputs = node.putArray("outputs");
    for (RecordedFile file : step.outputs()) {
      outputs
          .addObject()
          .put("path", file.path())
          .put("size", file.size())
          .put("sha256", file.sha256())
          .put("stamp", file.stamp());
    }
    ObjectNode values = node.putObject("values");
    new TreeMap<>(step.values()).forEach(values::put);
    node.put("finished", step.finished().toString()).put("took", step.took().toString());
    return text(node);
  }

  private static String text(ObjectNode node) {
    try {
      return MAPPER.writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of nodes is always JSON", e);
    }
  }

  /** What kind a line is, with its contents. */
  record Line(String kind, JsonNode node) {
    Optional<DoneStep> asDone() {
      if (!kind.equals(DONE)) {
        return Optional.empty();
      }
      try {
        List<RecordedFile> outputs = new ArrayList<>();
        for (JsonNode file : node.path("outputs")) {
          outputs.add(
              new RecordedFile(
                  file.path("path").asText(),
                  file.path("size").asLong(),
                  file.path("sha256").asText(),
                  file.path("stamp").asText()));
        }
        return Optional.of(
            new DoneStep(
                node.path("step").asText(),
                node.path("fingerprint").asText(),
                outputs,
                texts(node.path("values")),
                Instant.parse(node.path("finished").asText()),
                Duration.parse(node.path("took").asText())));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }

    Optional<Request> asRequest() {
      return kind.equals(REQUEST)
          ? Optional.of(new Request(node.path("tool").asText(), texts(node.path("options"))))
          : Optional.empty();
    }

    private static Map<String, String> texts(JsonNode object) {
      Map<String, String> texts = new TreeMap<>();
      object.properties().forEach(one -> texts.put(one.getKey(), one.getValue().asText()));
      return texts;
    }
  }

  /** Empty for what a killed process left of a line, and for damage. */
  static Optional<Line> parse(String line) {
    try {
      JsonNode node = MAPPER.readTree(line);
      return node.isObject() && node.path("record").isTextual()
          ? Optional.of(new Line(node.path("record").asText(), node))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
