package io.k8s.pkgbuilder.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.k8s.pkgbuilder.config.key.Definitions;
import io.k8s.pkgbuilder.config.key.Fields;
import io.k8s.pkgbuilder.config.key.Key;
import io.k8s.pkgbuilder.config.key.KeyTable;
import io.k8s.pkgbuilder.config.key.Lists;
import io.k8s.pkgbuilder.config.key.Reading;
import io.k8s.pkgbuilder.config.key.Scalars;
import io.k8s.pkgbuilder.config.key.Shape;
import io.k8s.pkgbuilder.config.yaml.YamlNode;
import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.model.PackageName;
import io.k8s.pkgbuilder.model.SystemdUnit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All keys of a package's configuration: nfpm's, then ours. */
final class PackageShape {
  private static final Shape<Located<String>> TEXT = Scalars.text();
  private static final Shape<Located<String>> EXPANDED = Scalars.expanded();
  private static final Shape<Located<PackageName>> PACKAGE_NAME =
      Scalars.parsed(EXPANDED, PackageName::new);

  private static final Key<Located<PackageName>> NAME =
      Key.required("name", PACKAGE_NAME, "The package's name.");
  private static final Key<Located<String>> ARCH =
      Key.of("arch", EXPANDED, "Go's GOARCH, or all; left out, every platform is built.");
  private static final Key<Located<String>> PLATFORM =
      Key.of("platform", EXPANDED, "Go's GOOS; linux unless said.");
  private static final Key<Located<Boolean>> DISABLE_GLOBBING =
      Key.of("disable_globbing", Scalars.bool(), "Take every src literally.");
  private static final Key<Located<Instant>> MTIME =
      Key.of("mtime", Scalars.time(), "The time of every file that has none of its own.");
  private static final Key<Located<String>> CHANGELOG =
      Key.of("changelog", TEXT, "A file in the format of goreleaser/chglog.");

  private static final Key<List<Located<String>>> EXCLUDE =
      Key.of("exclude", Lists.oneOrMore(TEXT), "Globs on install paths to leave out.");
  private static final Key<List<Located<PackageName>>> SAME_VERSION =
      Key.of(
          "same_version",
          Lists.oneOrMore(Scalars.parsed(TEXT, PackageName::new)),
          "Packages that '--dependency same-version' requires in this package's version.");

  private static final Key<List<LintSuppression>> LINT =
      Key.of("lint", LintShape.suppressions(), "What lint finds and is meant.");

  private final Vocabulary vocabulary;
  private final OverridableShape overridable;
  private final Key<List<Located<PlatformGlob>>> platforms;
  private final Key<Map<String, Overridable>> overrides;
  private final Key<List<Conditional<BinarySpec>>> binaries;
  private final Key<List<Conditional<BinarySpec>>> binary;
  private final Key<List<Conditional<Located<SystemdUnit>>>> systemd;
  private final Key<List<Conditional<CompletionSpec>>> completions;
  private final Key<List<VersionRow>> versions;
  private final Key<Map<String, PerFormat<Located<String>>>> variables;
  private final KeyTable table;

  PackageShape(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    overridable = new OverridableShape(vocabulary);
    platforms =
        Key.of(
            "platforms",
            Lists.oneOrMore(vocabulary.platform()),
            "Platforms or globs; every linux unless said.");
    overrides = Key.of("overrides", overrides(), "What is different for single formats.");
    binaries =
        Key.of("binaries", Lists.oneOrMore(new BinaryShape(vocabulary)), "What a source resolves.");
    binary = Key.of("binary", new BinaryShape(vocabulary).map(List::of), "The only binary.");
    systemd =
        Key.of(
            "systemd",
            Lists.oneOrMore(SystemdShape.of(vocabulary)),
            "Units to enable, start, restart.");
    completions =
        Key.of(
            "completions",
            Lists.oneOrMore(CompletionShape.of(vocabulary)),
            "Shell completions that a binary prints.");
    versions =
        Key.of(
            "versions",
            Lists.list(VersionRowShape.of(vocabulary, overridable)),
            "A table by Kubernetes version; exactly one row must match.");
    variables =
        Key.of(
            "variables",
            Lists.map(vocabulary.perFormat(TEXT)),
            "Values of ${variables} in templates and URLs, perhaps by format.");
    table = table();
  }

  private KeyTable table() {
    List<Key<?>> keys = new ArrayList<>(List.of(NAME, ARCH, PLATFORM));
    keys.addAll(VersionShape.KEYS);
    keys.addAll(AboutShape.KEYS);
    keys.addAll(List.of(CHANGELOG, DISABLE_GLOBBING, MTIME));
    keys.addAll(overridable.keys());
    keys.addAll(List.of(overrides, platforms, binary, binaries, systemd, completions));
    keys.addAll(List.of(versions, variables, EXCLUDE, SAME_VERSION, LINT));
    return new KeyTable(keys);
  }

  /** An override for a format that is not built here is read and dropped. */
  private Shape<Map<String, Overridable>> overrides() {
    Shape<Overridable> one =
        new KeyTable(overridable.keys()).map(overridable::convert).named("overridable");
    List<Key<Overridable>> keys = vocabulary.formatKeys(one);
    return new KeyTable(keys)
        .map(
            fields -> {
              Map<String, Overridable> byFormat = new LinkedHashMap<>();
              keys.stream()
                  .filter(key -> vocabulary.formats().contains(key.name()))
                  .forEach(
                      key -> fields.get(key).ifPresent(value -> byFormat.put(key.name(), value)));
              return byFormat;
            });
  }

  /**
   * Reads a document.
   *
   * @return empty when no package can be made of it, which was reported
   */
  Optional<PackageConfig> read(YamlNode document, ConfigFolder folder, Reading reading) {
    return table
        .read(document, reading)
        .flatMap(
            fields -> {
              List<ChangelogSpec> changelog = changelog(fields, folder, reading);
              return fields.get(NAME).map(name -> convert(fields, name, folder, changelog));
            });
  }

  private static List<ChangelogSpec> changelog(
      Fields fields, ConfigFolder folder, Reading reading) {
    return fields
        .get(CHANGELOG)
        .map(file -> ChangelogFile.read(file, folder, reading))
        .orElse(List.of());
  }

  private PackageConfig convert(
      Fields fields,
      Located<PackageName> name,
      ConfigFolder folder,
      List<ChangelogSpec> changelog) {
    List<Conditional<BinarySpec>> allBinaries =
        Stream.concat(fields.list(binary).stream(), fields.list(binaries).stream()).toList();
    return new PackageConfig(
        folder,
        name,
        fields.get(ARCH),
        fields.get(PLATFORM),
        fields.list(platforms),
        VersionShape.convert(fields),
        AboutShape.convert(fields),
        !fields.get(DISABLE_GLOBBING).map(Located::value).orElse(false),
        fields.get(MTIME),
        changelog,
        overridable.convert(fields),
        fields.get(overrides).orElse(Map.of()),
        allBinaries,
        fields.list(systemd),
        fields.list(completions),
        fields.list(versions),
        fields.list(EXCLUDE),
        fields.get(variables).orElse(Map.of()),
        fields.list(SAME_VERSION),
        fields.list(LINT),
        fields.location());
  }

  ObjectNode schema(Definitions definitions) {
    return table.schema(definitions);
  }
}
