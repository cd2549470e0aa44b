package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.config.key.Key;
import io.k8s.pkgbuilder.config.key.KeyTable;
import io.k8s.pkgbuilder.config.key.Lists;
import io.k8s.pkgbuilder.config.key.Scalars;
import io.k8s.pkgbuilder.config.key.Shape;
import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.model.Relation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Items of relation lists: text as deb or rpm writes it, or a mapping with a name for all formats,
 * names for single ones, and a condition.
 */
final class RelationShapes {
  private final Vocabulary vocabulary;

  RelationShapes(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  Shape<List<Conditional<RelationSpec>>> list(Relation.Kind kind) {
    return Lists.list(Vocabulary.either(plain(kind), mapping(kind)).named("relation"));
  }

  private static Shape<Located<Relation>> relation(Relation.Kind kind) {
    return Scalars.parsed(Scalars.expanded(), text -> Relation.parse(kind, text));
  }

  private static Shape<Conditional<RelationSpec>> plain(Relation.Kind kind) {
    return relation(kind)
        .map(
            relation ->
                new Conditional<>(
                    new RelationSpec(PerFormat.of(relation)), When.ALWAYS, relation.location()));
  }

  private Shape<Conditional<RelationSpec>> mapping(Relation.Kind kind) {
    Key<Located<Relation>> name =
        Key.of("name", relation(kind), "The relation for every format that has no key of its own.");
    Key<When> when = Key.of("when", vocabulary.when(), "When the relation is there.");
    List<Key<Located<Relation>>> formats = vocabulary.formatKeys(relation(kind));
    KeyTable table = new KeyTable(Stream.concat(Stream.of(name, when), formats.stream()).toList());
    return table.then(
        (fields, reading) -> {
          Map<String, Located<Relation>> byFormat = new LinkedHashMap<>();
          formats.forEach(
              key -> fields.get(key).ifPresent(value -> byFormat.put(key.name(), value)));
          if (fields.names().stream().allMatch(key -> key.equals("when"))) {
            return reading.error(
                fields.location(),
                reading.subject() + " names no package",
                Optional.of("write '{name: PACKAGE, when: ...}' or '{deb: ..., rpm: ...}'"));
          }
          return Optional.of(
              new Conditional<>(
                  new RelationSpec(new PerFormat<>(fields.get(name), byFormat)),
                  fields.get(when).orElse(When.ALWAYS),
                  fields.location()));
        });
  }
}
