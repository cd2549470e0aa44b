package io.k8s.pkgbuilder.config.key;

import static io.k8s.pkgbuilder.config.key.Definitions.anyOf;
import static io.k8s.pkgbuilder.config.key.Definitions.type;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.k8s.pkgbuilder.config.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shapes of lists and of mappings with free keys. */
public final class Lists {
  private Lists() {}

  /** A list; nothing in it says nothing. */
  public static <T> Shape<List<T>> list(Shape<T> item) {
    return Shape.of(
        (node, reading) ->
            node instanceof YamlNode.Sequence sequence
                ? Optional.of(items(sequence, item, reading.item()))
                : reading.wrongKind(node, "a list"),
        definitions -> {
          ObjectNode schema = type("array");
          schema.set("items", KeyTable.nullable(item.schema(definitions)));
          return schema;
        });
  }

  private static <T> List<T> items(YamlNode.Sequence list, Shape<T> item, Reading reading) {
    return list.items().stream()
        .filter(node -> !node.isNull())
        .flatMap(node -> item.read(node, reading).stream())
        .toList();
  }

  /** A list, or its only item. */
  public static <T> Shape<List<T>> oneOrMore(Shape<T> item) {
    Shape<List<T>> list = list(item);
    return Shape.of(
        (node, reading) ->
            node instanceof YamlNode.Sequence
                ? list.read(node, reading)
                : item.read(node, reading).map(List::of),
        definitions -> anyOf(item.schema(definitions), list.schema(definitions)));
  }

  /** A mapping whose keys are the user's. */
  public static <T> Shape<Map<String, T>> map(Shape<T> value) {
    return Shape.of(
        (node, reading) ->
            node instanceof YamlNode.Mapping mapping
                ? Optional.of(values(mapping, value, reading))
                : reading.wrongKind(node, "a mapping"),
        definitions -> {
          ObjectNode schema = type("object");
          schema.set("additionalProperties", KeyTable.nullable(value.schema(definitions)));
          return schema;
        });
  }

  private static <T> Map<String, T> values(
      YamlNode.Mapping mapping, Shape<T> shape, Reading reading) {
    Map<String, T> values = new LinkedHashMap<>();
    for (YamlNode.Entry entry : mapping.entries()) {
      if (!entry.value().isNull()) {
        shape
            .read(entry.value(), reading.key(entry.key().text()))
            .ifPresent(value -> values.put(entry.key().text(), value));
      }
    }
    return values;
  }
}
