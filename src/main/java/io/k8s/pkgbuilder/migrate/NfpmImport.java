package io.k8s.pkgbuilder.migrate;

import io.k8s.pkgbuilder.config.ConfigFolder;
import io.k8s.pkgbuilder.config.ConfigReader;
import io.k8s.pkgbuilder.config.yaml.YamlDocument;
import io.k8s.pkgbuilder.config.yaml.YamlNode;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.diagnostic.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An nfpm.yaml, which is a configuration of ours but for keys that we do not know or do not act on,
 * and for files, which nfpm looks up in the working directory.
 */
public final class NfpmImport {
  /** Sections that are checked, and for whose formats nothing is built. */
  private static final Set<String> FOREIGN = Set.of("apk", "archlinux", "ipk");

  private static final Set<String> FILES =
      Set.of(
          "src",
          "changelog",
          "preinstall",
          "postinstall",
          "preremove",
          "postremove",
          "pretrans",
          "posttrans",
          "verify",
          "config",
          "templates",
          "rules");

  private final SourceFolder folder;
  private final ConfigReader reader;
  private final Map<String, Imported.File> files = new LinkedHashMap<>();
  private final List<Leftover> leftovers = new ArrayList<>();

  private NfpmImport(SourceFolder folder, ConfigReader reader) {
    this.folder = folder;
    this.reader = reader;
  }

  /**
   * Reads it.
   *
   * @param shown how the user named it
   * @param diagnostics gets what makes it no YAML
   */
  public static List<Imported> read(
      Path file, String shown, ConfigReader reader, Diagnostics diagnostics) throws IOException {
    Optional<YamlNode> document = YamlDocument.read(file, shown, diagnostics);
    if (document.isPresent() && document.get() instanceof YamlNode.Mapping mapping) {
      Path absolute = file.toAbsolutePath();
      SourceFolder folder =
          new SourceFolder(Optional.ofNullable(absolute.getParent()).orElse(absolute));
      return new NfpmImport(folder, reader).imported(mapping, absolute, shown).stream().toList();
    }
    return List.of();
  }

  private Optional<Imported> imported(YamlNode.Mapping document, Path file, String shown)
      throws IOException {
    Set<Location> wrong = new HashSet<>();
    YamlNode.Mapping known = withoutForeign(document);
    takeFiles(known);
    for (Diagnostic mistake : mistakes(file, shown)) {
      Location location = mistake.location().orElse(Location.of(shown));
      if (wrong.add(location)) {
        leftovers.add(new Leftover(location, mistake.message(), hint(mistake)));
      }
    }
    YamlNode.Mapping understood = without(known, wrong);
    return name(understood)
        .map(name -> new Imported(name, YamlWriter.write(understood), files, leftovers));
  }

  /** Not all keys that there are: of these none was near. */
  private static String hint(Diagnostic mistake) {
    return mistake.hint().filter(hint -> !hint.startsWith("known here")).orElse("it was left out");
  }

  /** Of the reader, which says where: a key or a value. */
  private List<Diagnostic> mistakes(Path file, String shown) {
    Diagnostics mistakes = new Diagnostics();
    Path parent = Optional.ofNullable(file.getParent()).orElse(file);
    reader.read(
        new ConfigFolder(
            parent, shown.contains("/") ? shown.substring(0, shown.lastIndexOf('/')) : ""),
        file.getFileName().toString(),
        mistakes);
    return mistakes.list();
  }

  private YamlNode.Mapping withoutForeign(YamlNode.Mapping document) {
    List<YamlNode.Entry> kept = new ArrayList<>();
    for (YamlNode.Entry entry : document.entries()) {
      String key = entry.key().text();
      if (FOREIGN.contains(key)) {
        leftovers.add(
            new Leftover(entry.key().location(), key, "no " + key + " packages are built here"));
      } else {
        kept.add(entry);
      }
    }
    return new YamlNode.Mapping(kept, document.location());
  }

  /** Everything but what stands, or whose value stands, at these places. */
  private static YamlNode.Mapping without(YamlNode.Mapping mapping, Set<Location> wrong) {
    List<YamlNode.Entry> kept = new ArrayList<>();
    for (YamlNode.Entry entry : mapping.entries()) {
      if (!wrong.contains(entry.key().location()) && !wrong.contains(entry.value().location())) {
        kept.add(new YamlNode.Entry(entry.key(), without(entry.value(), wrong)));
      }
    }
    return new YamlNode.Mapping(kept, mapping.location());
  }

  private static YamlNode without(YamlNode node, Set<Location> wrong) {
    if (node instanceof YamlNode.Mapping mapping) {
      return without(mapping, wrong);
    }
    if (node instanceof YamlNode.Sequence sequence) {
      return new YamlNode.Sequence(
          sequence.items().stream()
              .filter(item -> !wrong.contains(item.location()))
              .map(item -> without(item, wrong))
              .toList(),
          sequence.location());
    }
    return node;
  }

  private static Optional<String> name(YamlNode.Mapping document) {
    return document.entries().stream()
        .filter(entry -> entry.key().text().equals("name"))
        .map(YamlNode.Entry::value)
        .filter(YamlNode.Scalar.class::isInstance)
        .map(value -> ((YamlNode.Scalar) value).text())
        .filter(text -> text.matches("[a-z0-9][a-z0-9+.-]+"))
        .findFirst();
  }

  private void takeFiles(YamlNode node) throws IOException {
    if (node instanceof YamlNode.Sequence sequence) {
      for (YamlNode item : sequence.items()) {
        takeFiles(item);
      }
    } else if (node instanceof YamlNode.Mapping mapping) {
      boolean link = symlink(mapping);
      for (YamlNode.Entry entry : mapping.entries()) {
        if (!link
            && FILES.contains(entry.key().text())
            && entry.value() instanceof YamlNode.Scalar file) {
          takeFile(file);
        } else {
          takeFiles(entry.value());
        }
      }
    }
  }

  private static boolean symlink(YamlNode.Mapping item) {
    return item.entries().stream()
        .anyMatch(
            entry ->
                entry.key().text().equals("type")
                    && entry.value() instanceof YamlNode.Scalar type
                    && List.of("symlink", "dir", "ghost").contains(type.text()));
  }

  private void takeFile(YamlNode.Scalar file) throws IOException {
    String name = file.text().replaceFirst("^\\./", "");
    if (name.isEmpty() || name.startsWith("/")) {
      return;
    }
    List<Path> found = folder.matching(name);
    Path whole = folder.path().resolve(name).normalize();
    if (found.isEmpty() && whole.startsWith(folder.path()) && Files.isDirectory(whole)) {
      leave(file, "copy this folder beside package.yaml");
    } else if (found.isEmpty()) {
      leave(file, "there is no such file here; it is looked up beside package.yaml");
    }
    for (Path path : found) {
      Optional<byte[]> bytes = SourceFolder.written(path);
      String relative = folder.path().relativize(path).toString();
      bytes.ifPresentOrElse(
          value -> files.put(relative, new Imported.File(value, Files.isExecutable(path))),
          () -> leave(file, "a program: name it in binaries, or copy it beside package.yaml"));
    }
  }

  private void leave(YamlNode.Scalar file, String reason) {
    leftovers.add(new Leftover(file.location(), file.text(), reason));
  }
}
