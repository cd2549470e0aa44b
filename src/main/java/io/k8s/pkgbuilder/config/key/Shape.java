package io.k8s.pkgbuilder.config.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.k8s.pkgbuilder.config.yaml.YamlNode;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What a value must look like: how to read it and how to tell an editor. */
public interface Shape<T> {
  /**
   * Reads a node that is not null.
   *
   * @return empty when the value is lost, which was reported, or says nothing, as text that expands
   *     to nothing
   */
  Optional<T> read(YamlNode node, Reading reading);

  /** The JSON Schema of what {@link #read} takes. */
  ObjectNode schema(Definitions definitions);

  /** A shape that makes something else of what this one read, and may find it wrong. */
  default <R> Shape<R> then(BiFunction<? super T, ? super Reading, Optional<R>> next) {
    return of(
        (node, reading) -> read(node, reading).flatMap(value -> next.apply(value, reading)),
        this::schema);
  }

  /** A shape that makes something else of what this one read. */
  default <R> Shape<R> map(Function<? super T, ? extends R> next) {
    return of((node, reading) -> read(node, reading).map(next), this::schema);
  }

  /** The same shape, written once in the schema. */
  default Shape<T> named(String name) {
    return of(this::read, definitions -> definitions.reference(name, this::schema));
  }

  /** A shape of its two halves. */
  static <T> Shape<T> of(
      BiFunction<YamlNode, Reading, Optional<T>> read, Function<Definitions, ObjectNode> schema) {
    return new Shape<>() {
      @Override
      public Optional<T> read(YamlNode node, Reading reading) {
        return read.apply(node, reading);
      }

      @Override
      public ObjectNode schema(Definitions definitions) {
        return schema.apply(definitions);
      }
    };
  }
}
