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
import io.k8s.pkgbuilder.diagnostic.Location;
import io.k8s.pkgbuilder.model.FileMode;
import java.util.List;
import java.util.Optional;

/** An item of {@code binaries}: a name alone, or a mapping. */
final class BinaryShape implements Shape<Conditional<BinarySpec>> {
  private static final Shape<Located<String>> BINARY_NAME =
      Scalars.parsed(Scalars.text(), BinaryShape::requireFileName);
  private static final Shape<Located<String>> RELATIVE =
      Scalars.parsed(Scalars.text(), BinaryShape::requireRelative);

  private static final Key<Located<String>> NAME =
      Key.required(
          "name", BINARY_NAME, "Unique in the package; also the file's name in a local build.");
  private static final Key<Located<String>> LOCAL =
      Key.of(
          "local",
          RELATIVE,
          "Path or glob in a local build, below OS/GOARCH/; the name unless said.");
  private static final Key<Located<String>> URL =
      Key.of("url", Scalars.text(), "Where a release has it, with the build's ${variables}.");
  private static final Key<Located<String>> MEMBER =
      Key.of("member", RELATIVE, "Which member, or glob of members, of the archive at url.");
  private static final Key<List<Located<String>>> EXCLUDE =
      Key.of("exclude", Lists.oneOrMore(Scalars.text()), "Globs on base names to leave out.");
  private static final Key<Located<Destination>> DST =
      Key.of(
          "dst",
          Scalars.parsed(Scalars.text(), Destination::parse),
          "Where it installs: /usr/bin/NAME unless said.");

  private final Key<When> when;
  private final KeyTable table;

  BinaryShape(Vocabulary vocabulary) {
    when = Key.of("when", vocabulary.when(), "When the binary is there.");
    table = KeyTable.of(NAME, LOCAL, URL, MEMBER, EXCLUDE, DST, FileInfoShape.KEY, when);
  }

  private static String requireFileName(String text) {
    if (!text.matches("[A-Za-z0-9][A-Za-z0-9._+-]*")) {
      throw new IllegalArgumentException("'" + text + "' is not a file's name");
    }
    return text;
  }

  private static String requireRelative(String text) {
    if (text.startsWith("/") || List.of(text.split("/", -1)).contains("..")) {
      throw new IllegalArgumentException("'" + text + "' is not a path below its folder");
    }
    return text;
  }

  @Override
  public Optional<Conditional<BinarySpec>> read(YamlNode node, Reading reading) {
    if (node instanceof YamlNode.Scalar) {
      return BINARY_NAME
          .read(node, reading)
          .map(name -> new Conditional<>(plain(name), When.ALWAYS, name.location()));
    }
    return table.read(node, reading).flatMap(fields -> convert(fields, reading));
  }

  private static BinarySpec plain(Located<String> name) {
    return new BinarySpec(
        name,
        name,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        inBin(name),
        executable(FileInfo.NONE, name.location()));
  }

  private Optional<Conditional<BinarySpec>> convert(Fields fields, Reading reading) {
    return fields
        .get(NAME)
        .flatMap(
            name -> {
              BinarySpec binary =
                  new BinarySpec(
                      name,
                      fields.get(LOCAL).orElse(name),
                      fields.get(URL),
                      fields.get(MEMBER),
                      fields.list(EXCLUDE),
                      fields.get(DST).orElse(inBin(name)),
                      executable(
                          fields.get(FileInfoShape.KEY).orElse(FileInfo.NONE), name.location()));
              if (binary.tree() && !binary.destination().value().directory()) {
                return reading.error(
                    fields.get(DST).map(Located::location).orElse(fields.location()),
                    "several binaries need a folder as 'dst'",
                    Optional.of("end it with '/': /opt/cni/bin/"));
              }
              return Optional.of(
                  new Conditional<>(
                      binary, fields.get(when).orElse(When.ALWAYS), fields.location()));
            });
  }

  private static Located<Destination> inBin(Located<String> name) {
    return name.map(value -> Destination.parse("/usr/bin/" + value));
  }

  private static FileInfo executable(FileInfo info, Location location) {
    return new FileInfo(
        info.owner(),
        info.group(),
        info.mode().or(() -> Optional.of(new Located<>(FileMode.EXECUTABLE, location))),
        info.mtime(),
        info.lang());
  }

  @Override
  public ObjectNode schema(Definitions definitions) {
    return Shape.of(
            this::read, inner -> Definitions.anyOf(BINARY_NAME.schema(inner), table.schema(inner)))
        .named("binary")
        .schema(definitions);
  }
}
