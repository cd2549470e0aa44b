package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.config.key.Fields;
import io.k8s.pkgbuilder.config.key.Key;
import io.k8s.pkgbuilder.config.key.KeyTable;
import io.k8s.pkgbuilder.config.key.Lists;
import io.k8s.pkgbuilder.config.key.Scalars;
import io.k8s.pkgbuilder.config.key.Shape;
import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.Relation;
import io.k8s.pkgbuilder.model.Trigger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The sections {@code deb}, {@code rpm} and, with the two common keys, those of other formats. */
final class SectionShapes {
  private static final Key<Located<String>> ARCH =
      Key.of("arch", Scalars.expanded(), "The architecture in the format's own words.");
  private static final Key<Located<Compression>> COMPRESSION =
      Key.of(
          "compression",
          Scalars.parsed(Scalars.text(), Compression::parse),
          "none, gzip, xz, zstd or, for rpm, lzma, with a level after ':' as in xz:6.");
  private static final Key<Located<String>> ARCH_VARIANT =
      Key.of("arch_variant", Scalars.text(), "Architecture-Variant: amd64v3.");
  private static final Key<Map<String, Located<String>>> FIELDS =
      Key.of("fields", Lists.map(Scalars.expanded()), "Further control fields.");
  private static final List<Key<List<Located<String>>>> TRIGGERS =
      Stream.of(
              "interest",
              "interest_await",
              "interest_noawait",
              "activate",
              "activate_await",
              "activate_noawait")
          .map(name -> Key.of(name, Lists.list(Scalars.text()), "deb-triggers(5): names or paths."))
          .toList();
  private static final Key<Fields> TRIGGER_TABLE =
      Key.of("triggers", new KeyTable(TRIGGERS), "Lines of the deb's triggers file.");

  private static final Key<Located<String>> GROUP = Key.of("group", Scalars.text(), "rpm's Group.");
  private static final Key<Located<String>> SUMMARY =
      Key.of("summary", Scalars.text(), "One line; the description's first unless said.");
  private static final Key<Located<String>> PACKAGER =
      Key.of("packager", Scalars.expanded(), "The maintainer unless said.");
  private static final Key<Located<String>> BUILD_HOST =
      Key.of("buildhost", Scalars.text(), "rpm's Build Host; never the real host's name.");
  private static final Key<List<Located<String>>> PREFIXES =
      Key.of("prefixes", Lists.list(Scalars.text()), "Relocations.");

  private final Vocabulary vocabulary;
  private final Key<List<Conditional<RelationSpec>>> breaks;
  private final Key<List<Conditional<RelationSpec>>> preDepends;
  private final Key<List<Conditional<RelationSpec>>> post;
  private final Key<Fields> requires;
  private final Key<Scripts> debScripts;
  private final Key<Scripts> rpmScripts;

  SectionShapes(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    RelationShapes relations = new RelationShapes(vocabulary);
    breaks = Key.of("breaks", relations.list(Relation.Kind.BREAKS), "Breaks.");
    preDepends = Key.of("predepends", relations.list(Relation.Kind.PRE_DEPENDS), "Pre-Depends.");
    post = Key.of("post", relations.list(Relation.Kind.REQUIRES_POST), "Requires(post).");
    requires = Key.of("requires", KeyTable.of(post), "What single scripts need.");
    ScriptShapes scripts = new ScriptShapes(vocabulary);
    debScripts = Key.of("scripts", scripts.of(ScriptShapes.DEB), "debconf's files and rules.");
    rpmScripts = Key.of("scripts", scripts.of(ScriptShapes.RPM), "rpm's further scripts.");
  }

  /** A key for every format built here. */
  List<Key<FormatSection>> keys() {
    return vocabulary.formats().stream()
        .map(format -> Key.of(format, shape(format), "What holds for " + format + " alone."))
        .toList();
  }

  private Shape<FormatSection> shape(String format) {
    return switch (format) {
      case "deb" -> deb().map(this::convertDeb).named("deb");
      case "rpm" -> rpm().map(this::convertRpm).named("rpm");
      default -> KeyTable.of(ARCH, COMPRESSION).map(SectionShapes::common).named("section");
    };
  }

  private KeyTable deb() {
    return KeyTable.of(
        ARCH,
        ARCH_VARIANT,
        COMPRESSION,
        breaks,
        preDepends,
        debScripts,
        TRIGGER_TABLE,
        FIELDS,
        SignatureShape.DEB);
  }

  private KeyTable rpm() {
    return KeyTable.of(
        ARCH,
        COMPRESSION,
        GROUP,
        SUMMARY,
        PACKAGER,
        BUILD_HOST,
        PREFIXES,
        requires,
        rpmScripts,
        SignatureShape.RPM);
  }

  private static FormatSection common(Fields fields) {
    FormatSection none = FormatSection.NONE;
    return new FormatSection(
        fields.get(ARCH),
        none.archVariant(),
        fields.get(COMPRESSION),
        none.relations(),
        none.scripts(),
        none.triggers(),
        none.fields(),
        none.summary(),
        none.group(),
        none.packager(),
        none.buildHost(),
        none.prefixes(),
        none.signature());
  }

  private FormatSection convertDeb(Fields fields) {
    Map<Relation.Kind, List<Conditional<RelationSpec>>> relations =
        new EnumMap<>(Relation.Kind.class);
    relations.put(Relation.Kind.BREAKS, fields.list(breaks));
    relations.put(Relation.Kind.PRE_DEPENDS, fields.list(preDepends));
    FormatSection none = FormatSection.NONE;
    return new FormatSection(
        fields.get(ARCH),
        fields.get(ARCH_VARIANT),
        fields.get(COMPRESSION),
        new Relations(relations),
        fields.get(debScripts).orElse(Scripts.NONE),
        fields.get(TRIGGER_TABLE).map(SectionShapes::triggers).orElse(List.of()),
        fields.get(FIELDS).orElse(Map.of()),
        none.summary(),
        none.group(),
        none.packager(),
        none.buildHost(),
        none.prefixes(),
        fields.get(SignatureShape.DEB).orElse(SignatureSpec.NONE));
  }

  private static List<Located<Trigger>> triggers(Fields fields) {
    List<Located<Trigger>> triggers = new ArrayList<>();
    for (Key<List<Located<String>>> key : TRIGGERS) {
      String directive = key.name().replace('_', '-');
      fields
          .list(key)
          .forEach(name -> triggers.add(name.map(value -> new Trigger(directive, value))));
    }
    return triggers;
  }

  private FormatSection convertRpm(Fields fields) {
    List<Conditional<RelationSpec>> required =
        fields.get(requires).map(inner -> inner.list(post)).orElse(List.of());
    FormatSection none = FormatSection.NONE;
    return new FormatSection(
        fields.get(ARCH),
        Optional.empty(),
        fields.get(COMPRESSION),
        new Relations(Map.of(Relation.Kind.REQUIRES_POST, required)),
        fields.get(rpmScripts).orElse(Scripts.NONE),
        none.triggers(),
        none.fields(),
        fields.get(SUMMARY),
        fields.get(GROUP),
        fields.get(PACKAGER),
        fields.get(BUILD_HOST),
        fields.list(PREFIXES),
        fields.get(SignatureShape.RPM).orElse(SignatureSpec.NONE));
  }
}
