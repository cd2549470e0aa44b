package io.k8s.pkgbuilder.config.key;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The schema's named parts, so that what occurs in many places is written once. */
public final class Definitions {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, ObjectNode> byName = new TreeMap<>();

  /** A reference to the part of that name, which is described at its first use. */
  ObjectNode reference(String name, Function<Definitions, ObjectNode> describe) {
    if (!byName.containsKey(name)) {
      byName.put(name, JSON.objectNode()); // its place, should it refer to itself
      byName.put(name, describe.apply(this));
    }
    return object().put("$ref", "#/definitions/" + name);
  }

  /** All parts, by name. */
  public ObjectNode all() {
    ObjectNode all = object();
    byName.forEach(all::set);
    return all;
  }

  /** An empty JSON object. */
  public static ObjectNode object() {
    return JSON.objectNode();
  }

  /** {@code {type: T}}, or {@code {type: [T, ...]}}. */
  public static ObjectNode type(String... types) {
    ObjectNode schema = object();
    if (types.length == 1) {
      return schema.put("type", types[0]);
    }
    for (String type : types) {
      schema.withArray("type").add(type);
    }
    return schema;
  }

  /** {@code {anyOf: [...]}}. */
  public static ObjectNode anyOf(ObjectNode... schemas) {
    ObjectNode any = object();
    for (ObjectNode schema : schemas) {
      any.withArray("anyOf").add(schema);
    }
    return any;
  }
}
