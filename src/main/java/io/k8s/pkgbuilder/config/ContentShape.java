package io.k8s.pkgbuilder.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.k8s.pkgbuilder.config.key.Definitions;
import io.k8s.pkgbuilder.config.key.Expansion;
import io.k8s.pkgbuilder.config.key.Fields;
import io.k8s.pkgbuilder.config.key.Key;
import io.k8s.pkgbuilder.config.key.KeyTable;
import io.k8s.pkgbuilder.config.key.Lists;
import io.k8s.pkgbuilder.config.key.Reading;
import io.k8s.pkgbuilder.config.key.Scalars;
import io.k8s.pkgbuilder.config.key.Shape;
import io.k8s.pkgbuilder.config.yaml.YamlNode;
import io.k8s.pkgbuilder.diagnostic.Located;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An item of {@code contents}. */
final class ContentShape implements Shape<Conditional<ContentSpec>> {
  private static final List<String> TYPES =
      Stream.concat(Stream.of(ContentType.values()).map(ContentType::yaml), Stream.of("licence"))
          .toList();

  private static final Key<Located<String>> SRC =
      Key.of("src", Scalars.text(), "A file, folder or glob beside this one; a symlink's target.");
  private static final Key<Located<String>> TYPE =
      Key.of(
          "type",
          Scalars.word(TYPES),
          "What it is to the package manager; a plain file unless said.");
  private static final Key<Located<Boolean>> EXPAND =
      Key.of("expand", Scalars.bool(), "Expand ${VAR} of the environment in src and dst.");
  private static final Key<Located<Boolean>> TEMPLATE =
      Key.of("template", Scalars.bool(), "Expand the build's ${variables} in the file's text.");
  private static final Key<List<Located<String>>> EXCLUDE =
      Key.of(
          "exclude",
          Lists.oneOrMore(Scalars.text()),
          "Globs on base names, or on paths relative to src, to leave out.");

  private final Key<PerFormat<Located<String>>> dst;
  private final Key<Located<String>> packager;
  private final Key<When> when;
  private final KeyTable table;

  ContentShape(Vocabulary vocabulary) {
    dst =
        Key.required(
            "dst",
            vocabulary.perFormat(Scalars.text()),
            "Where it installs; with a trailing '/', below it by base name.");
    packager = Key.of("packager", vocabulary.format(), "nfpm's way to say when: {format: ...}.");
    when = Key.of("when", vocabulary.when(), "When the item is there.");
    table =
        KeyTable.of(SRC, dst, TYPE, packager, EXPAND, FileInfoShape.KEY, when, TEMPLATE, EXCLUDE);
  }

  @Override
  public Optional<Conditional<ContentSpec>> read(YamlNode node, Reading reading) {
    return table.read(node, reading).flatMap(fields -> convert(fields, reading));
  }

  private Optional<Conditional<ContentSpec>> convert(Fields fields, Reading reading) {
    Located<ContentType> type =
        fields
            .get(TYPE)
            .map(text -> text.map(value -> ContentType.of(value).orElseThrow()))
            .orElse(new Located<>(ContentType.FILE, fields.location()));
    boolean expand = fields.get(EXPAND).map(Located::value).orElse(false);
    Optional<Located<String>> source =
        fields.get(SRC).map(text -> expand ? expanded(text, reading) : text);
    if (type.value().needsSource() && source.isEmpty()) {
      return reading.error(
          fields.location(), "the key 'src' is missing, which a " + type.value().yaml() + " needs");
    }
    return fields
        .get(dst)
        .map(
            destination ->
                new Conditional<>(
                    new ContentSpec(
                        source,
                        destinations(destination, expand, reading),
                        type,
                        fields.get(FileInfoShape.KEY).orElse(FileInfo.NONE),
                        fields.get(TEMPLATE).map(Located::value).orElse(false),
                        fields.list(EXCLUDE)),
                    condition(fields, reading),
                    fields.location()));
  }

  private static Located<String> expanded(Located<String> text, Reading reading) {
    return text.map(value -> Expansion.expand(value, reading.environment()));
  }

  private static PerFormat<Located<Destination>> destinations(
      PerFormat<Located<String>> texts, boolean expand, Reading reading) {
    Map<String, Located<Destination>> byFormat = new LinkedHashMap<>();
    texts
        .byFormat()
        .forEach(
            (format, text) ->
                destination(text, expand, reading).ifPresent(value -> byFormat.put(format, value)));
    return new PerFormat<>(
        texts.common().flatMap(text -> destination(text, expand, reading)), byFormat);
  }

  private static Optional<Located<Destination>> destination(
      Located<String> text, boolean expand, Reading reading) {
    try {
      Located<String> value = expand ? expanded(text, reading) : text;
      return Optional.of(value.map(Destination::parse));
    } catch (IllegalArgumentException e) {
      return reading.error(text.location(), "'dst': " + e.getMessage());
    }
  }

  private When condition(Fields fields, Reading reading) {
    When written = fields.get(when).orElse(When.ALWAYS);
    if (fields.get(packager).isEmpty()) {
      return written;
    }
    if (!written.formats().isEmpty()) {
      reading.error(
          fields.location(),
          "'packager' and 'when' both name formats",
          Optional.of("remove 'packager'"));
    }
    return new When(
        written.versions(), written.platforms(), List.of(fields.get(packager).orElseThrow()));
  }

  @Override
  public ObjectNode schema(Definitions definitions) {
    return table.named("content").schema(definitions);
  }
}
