package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.config.key.Fields;
import io.k8s.pkgbuilder.config.key.Key;
import io.k8s.pkgbuilder.config.key.Lists;
import io.k8s.pkgbuilder.config.key.Scalars;
import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.model.FileMode;
import io.k8s.pkgbuilder.model.Relation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys that stand both at the top level and in {@code overrides.FORMAT}. */
final class OverridableShape {
  private static final Key<Located<FileMode>> UMASK =
      Key.of("umask", Scalars.mode(), "Taken from the modes of source files; 002 unless said.");

  private final Map<Relation.Kind, Key<List<Conditional<RelationSpec>>>> relations =
      new EnumMap<>(Relation.Kind.class);
  private final Key<List<Conditional<ContentSpec>>> contents;
  private final Key<Scripts> scripts;
  private final List<Key<FormatSection>> sections;
  private final List<Key<Fields>> foreign;

  OverridableShape(Vocabulary vocabulary) {
    RelationShapes shapes = new RelationShapes(vocabulary);
    relation(
        shapes, Relation.Kind.REPLACES, "replaces", "Packages whose files this one takes over.");
    relation(shapes, Relation.Kind.PROVIDES, "provides", "What this package also is.");
    relation(shapes, Relation.Kind.DEPENDS, "depends", "What must be there.");
    relation(shapes, Relation.Kind.RECOMMENDS, "recommends", "What should be there.");
    relation(shapes, Relation.Kind.SUGGESTS, "suggests", "What goes well with it.");
    relation(shapes, Relation.Kind.CONFLICTS, "conflicts", "What must not be there.");
    relation(shapes, Relation.Kind.ENHANCES, "enhances", "What it goes well with.");
    relation(
        shapes, Relation.Kind.SUPPLEMENTS, "supplements", "rpm: with what it should be there.");
    contents =
        Key.of("contents", Lists.list(new ContentShape(vocabulary)), "What the package installs.");
    scripts =
        Key.of(
            "scripts", new ScriptShapes(vocabulary).of(ScriptShapes.COMMON), "Maintainer scripts.");
    sections = new SectionShapes(vocabulary).keys();
    foreign = ForeignSections.keys(vocabulary.formats());
  }

  private void relation(RelationShapes shapes, Relation.Kind kind, String name, String doc) {
    relations.put(kind, Key.of(name, shapes.list(kind), doc));
  }

  List<Key<?>> keys() {
    List<Key<?>> keys = new ArrayList<>(relations.values());
    keys.add(contents);
    keys.add(UMASK);
    keys.add(scripts);
    keys.addAll(sections);
    keys.addAll(foreign);
    return keys;
  }

  /** The keys of relations alone, for the table of versions. */
  List<Key<?>> relationKeys() {
    return List.copyOf(relations.values());
  }

  Key<List<Conditional<ContentSpec>>> contents() {
    return contents;
  }

  Relations relations(Fields fields) {
    Map<Relation.Kind, List<Conditional<RelationSpec>>> byKind = new EnumMap<>(Relation.Kind.class);
    relations.forEach((kind, key) -> byKind.put(kind, fields.list(key)));
    return new Relations(byKind);
  }

  Overridable convert(Fields fields) {
    Map<String, FormatSection> byFormat = new LinkedHashMap<>();
    sections.forEach(
        key -> fields.get(key).ifPresent(section -> byFormat.put(key.name(), section)));
    return new Overridable(
        relations(fields),
        fields.list(contents),
        fields.get(UMASK),
        fields.get(scripts).orElse(Scripts.NONE),
        byFormat);
  }
}
