package io.k8s.pkgbuilder.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.k8s.pkgbuilder.model.Relation;
import java.util.Locale;
import java.util.Optional;

/**
 * A plan as JSON: the contract of {@code build --dry-run --output json}, described in
 * docs/plan-json.md. Keys keep their order; absent values have no key; equal plans give equal
 * bytes.
 */
public final class PlanJson {
  /** Grows when a key changes its meaning or goes; new keys do not count. */
  private static final int SCHEMA_VERSION = 1;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectWriter WRITER = writer();

  private PlanJson() {}

  /** Two blanks of indentation, '\n' line ends, one at the end. */
  public static String render(BuildPlan plan) {
    ObjectNode root = NODES.objectNode();
    root.put("schemaVersion", SCHEMA_VERSION);
    ArrayNode artifacts = root.putArray("artifacts");
    plan.artifacts().forEach(artifact -> artifacts.add(artifact(artifact)));
    try {
      return WRITER.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of nodes is always JSON", e);
    }
  }

  private static ObjectWriter writer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    return new ObjectMapper().writer(printer);
  }

  private static ObjectNode artifact(ArtifactPlan artifact) {
    ObjectNode node = NODES.objectNode();
    node.put("file", artifact.fileName());
    node.put("name", artifact.name().value());
    node.put("version", artifact.version().toString());
    node.put("platform", artifact.platform().name());
    node.put("format", artifact.format());
    node.put("architecture", artifact.architecture());
    node.put("compression", compression(artifact));
    artifact.timestamp().ifPresent(time -> node.put("timestamp", time.toString()));
    artifact
        .signature()
        .ifPresent(
            signature -> {
              ObjectNode child = node.putObject("signature").put("keyFile", signature.keyFile());
              signature.keyId().ifPresent(id -> child.put("keyId", id));
            });
    node.put("configuration", artifact.origin().toString());
    node.set("metadata", metadata(artifact.metadata()));
    node.set("relations", relations(artifact));
    ArrayNode binaries = node.putArray("binaries");
    artifact.binaries().forEach(binary -> binaries.add(binary(binary)));
    ArrayNode entries = node.putArray("entries");
    artifact.entries().forEach(entry -> entries.add(entry(entry)));
    ArrayNode scripts = node.putArray("scripts");
    artifact
        .scriptlets()
        .forEach(
            script ->
                scripts
                    .addObject()
                    .put("phase", word(script.phase()))
                    .put("interpreter", script.interpreter())
                    .put("body", script.body()));
    ArrayNode triggers = node.putArray("triggers");
    artifact.triggers().forEach(t -> triggers.add(t.directive() + " " + t.name()));
    return node;
  }

  static String compression(ArtifactPlan artifact) {
    String name = CompressionChoice.name(artifact.compression().algorithm());
    return artifact.compression().level().isPresent()
        ? name + ":" + artifact.compression().level().getAsInt()
        : name;
  }

  private static ObjectNode metadata(Metadata metadata) {
    ObjectNode node = NODES.objectNode();
    node.put("summary", metadata.summary());
    if (!metadata.description().isEmpty()) {
      node.put("description", metadata.description());
    }
    node.put("maintainer", metadata.maintainer());
    put(node, "vendor", metadata.vendor());
    put(node, "packager", metadata.packager());
    put(node, "homepage", metadata.homepage());
    put(node, "license", metadata.license());
    put(node, "section", metadata.section());
    put(node, "priority", metadata.priority());
    put(node, "group", metadata.group());
    ObjectNode fields = node.putObject("fields");
    metadata.fields().forEach(field -> fields.put(field.getKey(), field.getValue()));
    ArrayNode prefixes = node.putArray("prefixes");
    metadata.prefixes().forEach(prefixes::add);
    node.put("buildHost", metadata.buildHost());
    ArrayNode changelog = node.putArray("changelog");
    metadata
        .changelog()
        .forEach(
            entry -> {
              ObjectNode change = changelog.addObject();
              change.put("version", entry.version());
              change.put("date", entry.date().toString());
              change.put("author", entry.author());
              ArrayNode changes = change.putArray("changes");
              entry.changes().forEach(changes::add);
            });
    return node;
  }

  private static ObjectNode relations(ArtifactPlan artifact) {
    ObjectNode node = NODES.objectNode();
    for (Relation relation : artifact.relations()) {
      String kind = word(relation.kind());
      ArrayNode list = node.has(kind) ? (ArrayNode) node.get(kind) : node.putArray(kind);
      list.add(relation.toString());
    }
    return node;
  }

  private static ObjectNode binary(BinaryRequest request) {
    ObjectNode node = NODES.objectNode();
    node.put("name", request.name());
    node.put("version", request.version());
    node.put("local", request.local());
    put(node, "url", request.url());
    put(node, "member", request.member());
    ArrayNode excludes = node.putArray("excludes");
    request.excludes().forEach(excludes::add);
    node.put("tree", request.tree());
    if (request.url().isPresent()) {
      node.set("verification", verification(request.verification()));
    }
    return node;
  }

  private static ObjectNode verification(Verification verification) {
    ObjectNode node = NODES.objectNode();
    node.put("unverifiedAllowed", verification.unverifiedAllowed());
    node.put("signature", word(verification.signature()));
    verification
        .signatory()
        .ifPresent(
            who ->
                node.putObject("signatory")
                    .put("identity", who.identity())
                    .put("issuer", who.issuer()));
    return node;
  }

  private static ObjectNode entry(EntryPlan entry) {
    ObjectNode node = NODES.objectNode();
    node.put("path", entry.path().value());
    EntryWords.of(entry).forEach(node::put);
    Attributes attributes = entry.attributes();
    node.put("mode", attributes.mode().toString());
    node.put("owner", attributes.owner());
    node.put("group", attributes.group());
    attributes.mtime().ifPresent(time -> node.put("mtime", time.toString()));
    put(node, "lang", attributes.lang());
    return node;
  }

  private static void put(ObjectNode node, String key, Optional<String> value) {
    value.ifPresent(text -> node.put(key, text));
  }

  /** pre-install for PRE_INSTALL. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
