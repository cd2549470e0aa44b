package io.k8s.pkgbuilder.config.key;

import static io.k8s.pkgbuilder.config.key.Definitions.anyOf;
import static io.k8s.pkgbuilder.config.key.Definitions.object;
import static io.k8s.pkgbuilder.config.key.Definitions.type;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.k8s.pkgbuilder.config.yaml.YamlNode;
import io.k8s.pkgbuilder.diagnostic.Location;
import io.k8s.pkgbuilder.diagnostic.Nearest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All keys of a mapping; any other is a mistake. */
public final class KeyTable implements Shape<Fields> {
  private final Map<String, Key<?>> keys;

  /** Of keys with different names. */
  public KeyTable(Collection<? extends Key<?>> keys) {
    this.keys =
        keys.stream()
            .collect(
                Collectors.toMap(
                    Key::name,
                    Function.identity(),
                    (a, b) -> {
                      throw new IllegalArgumentException("two keys '" + a.name() + "'");
                    },
                    LinkedHashMap::new));
  }

  /** The same. */
  public static KeyTable of(Key<?>... keys) {
    return new KeyTable(List.of(keys));
  }

  /** With further keys. */
  public KeyTable plus(Collection<? extends Key<?>> more) {
    return new KeyTable(Stream.concat(keys.values().stream(), more.stream()).toList());
  }

  @Override
  public Optional<Fields> read(YamlNode node, Reading reading) {
    if (!(node instanceof YamlNode.Mapping mapping)) {
      return reading.wrongKind(node, "a mapping");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, Location> written = new LinkedHashMap<>();
    for (YamlNode.Entry entry : mapping.entries()) {
      String name = entry.key().text();
      Key<?> key = keys.get(name);
      if (key == null) {
        unknown(entry.key(), reading);
        continue;
      }
      written.put(name, entry.key().location());
      if (!entry.value().isNull()) {
        value(key, entry, reading.key(name)).ifPresent(value -> values.put(name, value));
      }
    }
    requireAll(mapping, reading);
    return Optional.of(new Fields(values, written, mapping.location()));
  }

  private static Optional<?> value(Key<?> key, YamlNode.Entry entry, Reading reading) {
    int known = reading.diagnostics().list().size();
    Optional<?> value = key.shape().read(entry.value(), reading);
    boolean silent = reading.diagnostics().list().size() == known;
    return value.isEmpty() && key.required() && silent
        ? reading.error(entry.value().location(), reading.subject() + " is empty")
        : value;
  }

  private void unknown(YamlNode.Scalar key, Reading reading) {
    reading.error(
        key.location(),
        "unknown key '" + key.text() + "'",
        Nearest.hint(key.text(), keys.keySet())
            .or(() -> Optional.of("known here: " + String.join(", ", keys.keySet()))));
  }

  private void requireAll(YamlNode.Mapping mapping, Reading reading) {
    for (Key<?> key : keys.values()) {
      boolean there =
          mapping.entries().stream()
              .anyMatch(entry -> entry.key().text().equals(key.name()) && !entry.value().isNull());
      if (key.required() && !there) {
        reading.error(mapping.location(), "the key '" + key.name() + "' is missing");
      }
    }
  }

  @Override
  public ObjectNode schema(Definitions definitions) {
    ObjectNode schema = type("object").put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    for (Key<?> key : keys.values()) {
      ObjectNode value = key.shape().schema(definitions);
      ObjectNode documented = object().put("description", key.documentation());
      documented.setAll(key.required() ? value : nullable(value));
      properties.set(key.name(), documented);
      if (key.required()) {
        schema.withArray("required").add(key.name());
      }
    }
    return schema;
  }

  /** A key without a value is as if it were not there. */
  static ObjectNode nullable(ObjectNode schema) {
    return anyOf(schema, type("null"));
  }
}
