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
import io.k8s.pkgbuilder.model.ElfMachine;
import io.k8s.pkgbuilder.model.Platform;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The keys of platforms/*.yaml. */
final class PlatformShape implements Shape<Platform> {
  private static final Shape<Located<String>> TEXT = Scalars.text();
  private static final Shape<Located<String>> SLASHED =
      Scalars.parsed(TEXT, PlatformShape::requireSlash);

  private static final Key<Located<String>> NAME =
      Key.required("name", SLASHED, "The name as the KEP has it: linux/armhf.");
  private static final Key<Located<String>> OS = Key.required("os", TEXT, "Go's GOOS.");
  private static final Key<Located<String>> GOARCH =
      Key.required("goarch", TEXT, "Go's GOARCH, also the folder of a local build.");
  private static final Key<Located<String>> GOARM = Key.of("goarm", TEXT, "Go's GOARM.");
  private static final Key<List<Located<String>>> ALIASES =
      Key.of("aliases", Lists.list(SLASHED), "Further names that mean this platform.");
  private static final Key<Map<String, Located<String>>> PACKAGES =
      Key.of("packages", Lists.map(TEXT), "The architecture's name in each package format.");

  private static final Key<Located<Long>> MACHINE =
      Key.required("machine", Scalars.number(), "e_machine of elf(5), e.g. 62 for x86-64.");
  private static final Key<Located<String>> BITS =
      Key.required("bits", bits(), "32 or 64: EI_CLASS.");
  private static final Key<Located<String>> ENDIAN =
      Key.required("endian", Scalars.word(List.of("little", "big")), "little or big: EI_DATA.");
  private static final Key<Fields> ELF =
      Key.of(
          "elf",
          KeyTable.of(MACHINE, BITS, ENDIAN),
          "What executables' ELF headers say; left out where they are not ELF.");

  private static final KeyTable TABLE =
      KeyTable.of(NAME, OS, GOARCH, GOARM, ALIASES, PACKAGES, ELF);

  private static Shape<Located<String>> bits() {
    Shape<Located<String>> words = Scalars.word(List.of("32", "64"));
    return Shape.of(
        words::read,
        definitions -> {
          ObjectNode schema = Definitions.object();
          schema.withArray("enum").add(32).add(64).add("32").add("64");
          return schema;
        });
  }

  private static String requireSlash(String text) {
    if (!text.matches("[a-z0-9]+/[a-z0-9_]+")) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a platform's name like linux/amd64");
    }
    return text;
  }

  @Override
  public Optional<Platform> read(YamlNode node, Reading reading) {
    return TABLE
        .read(node, reading)
        .flatMap(
            fields ->
                fields
                    .get(NAME)
                    .flatMap(
                        name ->
                            fields
                                .get(OS)
                                .flatMap(
                                    os ->
                                        fields
                                            .get(GOARCH)
                                            .map(goarch -> platform(fields, name, os, goarch)))));
  }

  private static Platform platform(
      Fields fields, Located<String> name, Located<String> os, Located<String> goarch) {
    Map<String, String> packages = new TreeMap<>();
    fields
        .get(PACKAGES)
        .orElse(Map.of())
        .forEach((format, architecture) -> packages.put(format, architecture.value()));
    return new Platform(
        name.value(),
        os.value(),
        goarch.value(),
        fields.get(GOARM).map(Located::value),
        fields.list(ALIASES).stream().map(Located::value).toList(),
        packages,
        fields.get(ELF).flatMap(PlatformShape::elf));
  }

  private static Optional<ElfMachine> elf(Fields fields) {
    boolean complete =
        fields.get(MACHINE).isPresent()
            && fields.get(BITS).isPresent()
            && fields.get(ENDIAN).isPresent();
    return complete
        ? Optional.of(
            new ElfMachine(
                (int) (long) fields.get(MACHINE).orElseThrow().value(),
                Integer.parseInt(fields.get(BITS).orElseThrow().value()),
                fields.get(ENDIAN).orElseThrow().value().equals("little")))
        : Optional.empty();
  }

  @Override
  public ObjectNode schema(Definitions definitions) {
    return TABLE.schema(definitions);
  }
}
