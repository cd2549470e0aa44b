package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.config.key.Fields;
import io.k8s.pkgbuilder.config.key.Key;
import io.k8s.pkgbuilder.config.key.KeyTable;
import io.k8s.pkgbuilder.config.key.Lists;
import io.k8s.pkgbuilder.config.key.Reading;
import io.k8s.pkgbuilder.config.key.Scalars;
import io.k8s.pkgbuilder.config.key.Shape;
import io.k8s.pkgbuilder.config.yaml.YamlDocument;
import io.k8s.pkgbuilder.config.yaml.YamlNode;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.diagnostic.Located;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The file that {@code changelog} names: goreleaser/chglog's YAML, a list of releases. */
final class ChangelogFile {
  private static final Shape<Located<String>> TEXT = Scalars.text();
  private static final String CHGLOG = "As chglog writes it.";

  private static final Key<Located<String>> SEMVER = Key.required("semver", TEXT, CHGLOG);
  private static final Key<Located<Instant>> DATE = Key.required("date", Scalars.time(), CHGLOG);
  private static final Key<Located<String>> PACKAGER = Key.required("packager", TEXT, CHGLOG);
  private static final Key<Located<String>> NOTE = Key.required("note", TEXT, CHGLOG);
  private static final Key<List<Fields>> CHANGES =
      Key.of(
          "changes",
          Lists.list(
              KeyTable.of(
                  NOTE,
                  Key.of("commit", TEXT, CHGLOG),
                  Key.of("author", anything(), CHGLOG),
                  Key.of("committer", anything(), CHGLOG),
                  Key.of("conventional_commit", anything(), CHGLOG))),
          CHGLOG);

  private static final Shape<List<Fields>> RELEASES =
      Lists.list(
          KeyTable.of(
              SEMVER,
              DATE,
              PACKAGER,
              CHANGES,
              Key.of("deb", anything(), CHGLOG),
              Key.of("notes", anything(), CHGLOG)));

  private ChangelogFile() {}

  private static Shape<YamlNode> anything() {
    return Shape.of(
        (node, reading) -> Optional.of(node),
        definitions -> io.k8s.pkgbuilder.config.key.Definitions.object());
  }

  /** Newest first; everything wrong, a missing file included, is reported. */
  static List<ChangelogSpec> read(Located<String> file, ConfigFolder folder, Reading reading) {
    Path path = folder.path().resolve(file.value());
    if (!Files.isRegularFile(path)) {
      reading.error(file.location(), "there is no file '" + file.value() + "' beside this one");
      return List.of();
    }
    Diagnostics diagnostics = reading.diagnostics();
    return YamlDocument.read(path, folder.location(file.value()).file(), diagnostics)
        .flatMap(node -> RELEASES.read(node, reading))
        .orElse(List.of())
        .stream()
        .flatMap(fields -> release(fields).stream())
        .sorted(Comparator.comparing(ChangelogSpec::date).reversed())
        .toList();
  }

  private static Optional<ChangelogSpec> release(Fields fields) {
    return fields
        .get(SEMVER)
        .flatMap(
            version ->
                fields
                    .get(DATE)
                    .flatMap(
                        date ->
                            fields
                                .get(PACKAGER)
                                .map(
                                    author ->
                                        new ChangelogSpec(
                                            version.value(),
                                            date.value(),
                                            author.value(),
                                            notes(fields),
                                            fields.location()))));
  }

  private static List<String> notes(Fields fields) {
    return fields.list(CHANGES).stream()
        .flatMap(change -> change.get(NOTE).stream())
        .map(Located::value)
        .toList();
  }
}
