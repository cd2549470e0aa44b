package io.k8s.pkgbuilder.migrate;

import io.k8s.pkgbuilder.config.PlatformCatalog;
import io.k8s.pkgbuilder.diagnostic.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A debian folder: a configuration for each binary package of debian/control. */
public final class DebianImport {
  /** About sources, or read with another file. */
  private static final Set<String> NOTHING_TO_SAY =
      Set.of("control", "rules", "changelog", "copyright", "compat", "watch", "gbp.conf", "files");

  private final SourceFolder debian;
  private final String shown;
  private final PlatformCatalog platforms;

  private DebianImport(SourceFolder debian, String shown, PlatformCatalog platforms) {
    this.debian = debian;
    this.shown = shown;
    this.platforms = platforms;
  }

  /**
   * Reads it.
   *
   * @param debian the folder with control
   * @param shown how the user named it
   */
  public static List<Imported> read(Path debian, String shown, PlatformCatalog platforms)
      throws IOException {
    return new DebianImport(new SourceFolder(debian), shown, platforms).packages();
  }

  private List<Imported> packages() throws IOException {
    ControlFile control = ControlFile.parse(text("control").orElse(""), file("control"));
    List<ControlFile.Paragraph> own =
        control.paragraphs().stream().filter(one -> one.get("Package").isPresent()).toList();
    ControlFile.Paragraph source =
        control.paragraphs().stream()
            .filter(one -> one.get("Source").isPresent())
            .findFirst()
            .orElse(new ControlFile.Paragraph(Map.of()));
    List<String> names = own.stream().map(one -> one.get("Package").orElseThrow().line()).toList();
    List<Imported> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      DebianDraft draft = new DebianDraft(new Draft(names.get(i)), platforms);
      new ControlFields(draft).take(source, own.get(i), i == 0);
      if (i == 0) {
        control.strange().forEach(field -> draft.leave(field, "it is no field"));
      }
      about(draft);
      files(draft, names, i);
      all.add(draft.out().finish());
    }
    return all;
  }

  /** What all packages of a source have in common. */
  private void about(DebianDraft draft) throws IOException {
    Optional<String> changelog = text("changelog");
    if (changelog.isPresent()) {
      new DebianChangelog(draft, file("changelog")).take(changelog.get());
    }
    Optional<String> copyright = text("copyright");
    if (copyright.isPresent()) {
      new DebianCopyright(draft, file("copyright")).take(copyright.get());
    }
  }

  /** Those named after the package, and of the first one those named after none. */
  private void files(DebianDraft draft, List<String> names, int index) throws IOException {
    String name = names.get(index);
    DebianRules rules = DebianRules.parse(text("rules").orElse(""), file("rules"));
    DebianFiles files = new DebianFiles(draft, debian, rules);
    if (index == 0) {
      rules.leaveStrange(draft);
    }
    for (String file : list()) {
      Optional<String> kind = kind(file, names, index);
      if (kind.isPresent() && !NOTHING_TO_SAY.contains(file)) {
        Path path = debian.find(file).orElseThrow();
        Optional<byte[]> bytes = SourceFolder.written(path);
        if (bytes.isEmpty()) {
          draft.leave(Location.of(file(file)), name, "it is too large for a packaging's file");
        } else {
          files.take(kind.get(), file, file(file), bytes.get());
        }
      }
    }
  }

  private static Optional<String> kind(String file, List<String> names, int index) {
    String name = names.get(index);
    if (file.startsWith(name + ".")) {
      return Optional.of(file.substring(name.length() + 1));
    }
    boolean another = names.stream().anyMatch(other -> file.startsWith(other + "."));
    return index == 0 && !another ? Optional.of(file) : Optional.empty();
  }

  private List<String> list() throws IOException {
    try (Stream<Path> files = Files.list(debian.path())) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private String file(String name) {
    return shown.isEmpty() ? name : shown + "/" + name;
  }

  private Optional<String> text(String name) throws IOException {
    Optional<Path> file = debian.find(name);
    return file.isPresent()
        ? SourceFolder.written(file.get()).map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        : Optional.empty();
  }
}
