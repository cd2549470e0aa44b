package io.k8s.pkgbuilder.config;

import static io.k8s.pkgbuilder.config.key.Definitions.anyOf;

import io.k8s.pkgbuilder.config.key.Key;
import io.k8s.pkgbuilder.config.key.KeyTable;
import io.k8s.pkgbuilder.config.key.Lists;
import io.k8s.pkgbuilder.config.key.Reading;
import io.k8s.pkgbuilder.config.key.Scalars;
import io.k8s.pkgbuilder.config.key.Shape;
import io.k8s.pkgbuilder.config.yaml.YamlNode;
import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.model.VersionRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The names a configuration may use that no key table can list, and the shapes made of them.
 *
 * @param formats that are built here
 */
record Vocabulary(SortedSet<String> formats, PlatformCatalog platforms) {
  /** nfpm's other formats: their sections are checked and otherwise left alone. */
  static final Set<String> FOREIGN_FORMATS = Set.of("apk", "archlinux", "ipk");

  Vocabulary {
    formats = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(formats));
  }

  /** Those built here and nfpm's others. */
  SortedSet<String> allFormats() {
    SortedSet<String> all = new TreeSet<>(formats);
    all.addAll(FOREIGN_FORMATS);
    return all;
  }

  Shape<Located<String>> format() {
    return Scalars.word(allFormats()).named("format");
  }

  /** A glob, or a platform's name, alias or Go name; a misspelt name is a mistake. */
  Shape<Located<PlatformGlob>> platform() {
    return Scalars.text()
        .then(
            (text, reading) -> {
              Located<PlatformGlob> glob = text.map(PlatformGlob::new);
              return platforms.matching(glob.value()).isEmpty()
                  ? reading.error(
                      text.location(),
                      reading.subject() + ": no platform is called '" + text.value() + "'",
                      platforms.hint(text.value()))
                  : Optional.of(glob);
            });
  }

  /** A range of versions alone, or a mapping. */
  Shape<When> when() {
    Shape<Located<VersionRange>> range = Scalars.parsed(Scalars.text(), VersionRange::parse);
    Key<Located<VersionRange>> version =
        Key.of(
            "version",
            range,
            "A range of Kubernetes versions: '>= 1.30.0-alpha.0 < 1.32.0-alpha.0'.");
    Key<List<Located<PlatformGlob>>> platform =
        Key.of(
            "platform", Lists.oneOrMore(platform()), "Platforms or globs: linux/amd64, 'linux/*'.");
    Key<List<Located<String>>> format =
        Key.of("format", Lists.oneOrMore(format()), "Package formats: deb, rpm.");
    KeyTable table = KeyTable.of(version, platform, format);
    Shape<When> mapping =
        table.map(
            fields -> new When(fields.get(version), fields.list(platform), fields.list(format)));
    Shape<When> scalar = range.map(value -> new When(Optional.of(value), List.of(), List.of()));
    return either(scalar, mapping).named("when");
  }

  /** One value, or a mapping from formats, and "default" for all others, to values. */
  <T> Shape<PerFormat<T>> perFormat(Shape<T> value) {
    List<Key<T>> keys = formatKeys(value);
    Key<T> common = Key.of("default", value, "For every format that has no key of its own.");
    Shape<PerFormat<T>> byFormat =
        new KeyTable(Stream.concat(Stream.of(common), keys.stream()).toList())
            .map(
                fields -> {
                  Map<String, T> values = new LinkedHashMap<>();
                  keys.forEach(key -> fields.get(key).ifPresent(v -> values.put(key.name(), v)));
                  return new PerFormat<>(fields.get(common), values);
                });
    return either(value.map(PerFormat::of), byFormat);
  }

  /** A key for each format. */
  <T> List<Key<T>> formatKeys(Shape<T> value) {
    return allFormats().stream()
        .map(format -> Key.of(format, value, "For " + format + " only."))
        .toList();
  }

  /** A mapping is read by the second shape, anything else by the first. */
  static <T> Shape<T> either(Shape<T> scalar, Shape<T> mapping) {
    return Shape.of(
        (YamlNode node, Reading reading) ->
            (node instanceof YamlNode.Mapping ? mapping : scalar).read(node, reading),
        definitions -> anyOf(scalar.schema(definitions), mapping.schema(definitions)));
  }
}
