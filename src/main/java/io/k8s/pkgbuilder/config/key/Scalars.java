package io.k8s.pkgbuilder.config.key;

import static io.k8s.pkgbuilder.config.key.Definitions.type;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.k8s.pkgbuilder.config.yaml.YamlNode;
import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.diagnostic.Nearest;
import io.k8s.pkgbuilder.model.FileMode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Shapes of scalars; all keep the raw text until they parse it. */
public final class Scalars {
  private static final Pattern OCTAL = Pattern.compile("0o?[0-7]{1,4}|0");

  private Scalars() {}

  /** Text as written; empty text says nothing. */
  public static Shape<Located<String>> text() {
    return Shape.of(
        (node, reading) ->
            node instanceof YamlNode.Scalar scalar
                ? Optional.of(new Located<>(scalar.text(), scalar.location()))
                    .filter(text -> !text.value().isEmpty())
                : reading.wrongKind(node, "text"),
        definitions -> type("string", "number", "boolean"));
  }

  /** Text in which nfpm expands {@code ${VAR}}; trimmed; what is empty then says nothing. */
  public static Shape<Located<String>> expanded() {
    return text()
        .then(
            (text, reading) ->
                Optional.of(
                        text.map(value -> Expansion.expand(value, reading.environment()).strip()))
                    .filter(value -> !value.value().isEmpty()));
  }

  /**
   * Text that a type parses.
   *
   * @param parser throws IllegalArgumentException with a reason that can follow the key's name
   */
  public static <T> Shape<Located<T>> parsed(
      Shape<Located<String>> text, Function<String, ? extends T> parser) {
    return text.then(
        (value, reading) -> {
          try {
            return Optional.of(new Located<T>(parser.apply(value.value()), value.location()));
          } catch (IllegalArgumentException e) {
            return reading.error(value.location(), reading.subject() + ": " + e.getMessage());
          }
        });
  }

  /** true or false, as YAML 1.1 spells them. */
  public static Shape<Located<Boolean>> bool() {
    return Shape.of(
        (node, reading) -> {
          if (node instanceof YamlNode.Scalar scalar && scalar.plain()) {
            String text = scalar.text().toLowerCase(Locale.ROOT);
            if (List.of("true", "yes", "on").contains(text)) {
              return Optional.of(new Located<>(true, node.location()));
            }
            if (List.of("false", "no", "off").contains(text)) {
              return Optional.of(new Located<>(false, node.location()));
            }
          }
          return reading.error(
              node.location(), reading.subject() + " must be true or false" + got(node));
        },
        definitions -> type("boolean"));
  }

  private static String got(YamlNode node) {
    return node instanceof YamlNode.Scalar scalar
        ? ", not '" + scalar.text() + "'"
        : ", not " + node.kind();
  }

  /** A whole number from 0, quoted or not. */
  public static Shape<Located<Long>> number() {
    Shape<Located<Long>> shape = parsed(text(), Scalars::parseNumber);
    return Shape.of(
        shape::read, definitions -> type("integer", "string").put("pattern", "^[0-9]{1,18}$"));
  }

  private static long parseNumber(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException("'" + text + "' is not a whole number");
    }
    return Long.parseLong(text);
  }

  /** Octal permission bits: 0644, 0o644, quoted or not. */
  public static Shape<Located<FileMode>> mode() {
    Shape<Located<FileMode>> shape = parsed(text(), Scalars::parseMode);
    return Shape.of(
        shape::read,
        definitions ->
            type("integer", "string").put("pattern", "^0(o?[0-7]{1,4})?$").put("minimum", 0));
  }

  private static FileMode parseMode(String text) {
    if (!OCTAL.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' is not an octal mode like 0644 or 0o644");
    }
    return new FileMode(Integer.parseInt(text.replace("o", ""), 8));
  }

  /** A time with its zone, or a date, as YAML's timestamps are written; whole seconds. */
  public static Shape<Located<Instant>> time() {
    Shape<Located<Instant>> shape = parsed(text(), Timestamps::parse);
    return Shape.of(shape::read, definitions -> type("string"));
  }

  /** One of a set of words. */
  public static Shape<Located<String>> word(Collection<String> words) {
    List<String> sorted = words.stream().sorted().toList();
    return Shape.of(
        (node, reading) ->
            text().read(node, reading).flatMap(text -> checkWord(text, sorted, reading)),
        definitions -> {
          ObjectNode schema = type("string");
          sorted.forEach(schema.withArray("enum")::add);
          return schema;
        });
  }

  private static Optional<Located<String>> checkWord(
      Located<String> text, List<String> words, Reading reading) {
    if (words.contains(text.value())) {
      return Optional.of(text);
    }
    return reading.error(
        text.location(),
        reading.subject() + " cannot be '" + text.value() + "'",
        Nearest.hint(text.value(), words)
            .or(() -> Optional.of("one of: " + String.join(", ", words))));
  }
}
