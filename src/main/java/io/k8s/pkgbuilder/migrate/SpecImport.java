package io.k8s.pkgbuilder.migrate;

import io.k8s.pkgbuilder.config.PlatformCatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A spec: a configuration for each package that it describes and gives files. */
public final class SpecImport {
  private final SpecFile spec;
  private final SourceFolder folder;
  private final PlatformCatalog platforms;
  private final InstallTree tree = new InstallTree();

  private SpecImport(SpecFile spec, SourceFolder folder, PlatformCatalog platforms) {
    this.spec = spec;
    this.folder = folder;
    this.platforms = platforms;
  }

  /**
   * Reads it.
   *
   * @param shown how the user named it
   */
  public static List<Imported> read(Path file, String shown, PlatformCatalog platforms)
      throws IOException {
    String text =
        SourceFolder.written(file)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .orElse("");
    List<String> architectures =
        platforms.platforms().stream().flatMap(one -> one.architecture("rpm").stream()).toList();
    Path absolute = file.toAbsolutePath();
    return new SpecImport(
            SpecFile.parse(text, shown, architectures),
            new SourceFolder(Optional.ofNullable(absolute.getParent()).orElse(absolute)),
            platforms)
        .packages();
  }

  private List<Imported> packages() throws IOException {
    String main = tag("", "name").orElse("");
    if (!main.matches("[a-z0-9][a-z0-9+.-]+")) {
      return List.of();
    }
    spec.section("%install").forEach(tree::take);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(main, "");
    spec.sections().keySet().stream()
        .filter(header -> header.startsWith("%package "))
        .forEach(header -> headers.put(named(header, main), header));
    List<Imported> all = new ArrayList<>();
    for (Map.Entry<String, String> one : headers.entrySet()) {
      boolean files =
          spec.sections().keySet().stream()
              .anyMatch(header -> header.startsWith("%files") && isOf(header, one.getKey(), main));
      if (files) {
        all.add(one(one.getKey(), one.getValue(), main, all.isEmpty()));
      }
    }
    return all;
  }

  private Imported one(String name, String header, String main, boolean first) throws IOException {
    Draft draft = new Draft(name);
    SpecTags tags = new SpecTags(draft, platforms);
    if (!header.isEmpty()) {
      inherited(tags);
    }
    spec.section(header).forEach(tags::take);
    SpecScripts scripts = new SpecScripts(draft);
    SpecFiles files =
        new SpecFiles(
            draft,
            folder,
            tree,
            urls(),
            tag(header, "version").orElse(tag("", "version").orElse("")));
    for (Map.Entry<String, List<SpecLine>> section : spec.sections().entrySet()) {
      String title = section.getKey();
      if (isOf(title, name, main)) {
        section(title, section.getValue(), draft, files, scripts);
      }
    }
    scripts.finish();
    if (first) {
      leaveCommon(draft);
    }
    return draft.finish();
  }

  /** What a %package takes from the preamble unless it says otherwise. */
  private void inherited(SpecTags tags) {
    spec.section("").stream()
        .filter(
            line ->
                SpecFile.Tag.of(line.text())
                    .filter(
                        tag ->
                            tag.name()
                                .matches(
                                    "version|release|epoch|license|url|vendor|packager|exclusivearch"))
                    .isPresent())
        .forEach(tags::take);
  }

  private static void section(
      String title, List<SpecLine> lines, Draft draft, SpecFiles files, SpecScripts scripts)
      throws IOException {
    String kind = title.split(" ", 2)[0];
    switch (kind) {
      case "%files" -> {
        if (title.contains(" -f ")) {
          lines.stream()
              .findFirst()
              .ifPresent(line -> draft.leave(line.location(), title, "a list that a build writes"));
        }
        files.take(lines);
      }
      case "%description" -> description(lines, draft);
      case "%package", "%changelog", "%install", "%prep", "%build", "%check", "%clean" -> {}
      default -> scripts.take(title, lines);
    }
  }

  private static void description(List<SpecLine> lines, Draft draft) {
    String text = lines.stream().map(SpecLine::text).collect(Collectors.joining("\n")).strip();
    draft.describe(text);
  }

  /** Once, for all packages. */
  private void leaveCommon(Draft draft) {
    spec.strange().forEach(one -> draft.leave(one.location(), one.what(), one.reason()));
    tree.strange().forEach(one -> draft.leave(one.location(), one.what(), one.reason()));
    for (String section : List.of("%prep", "%build", "%check")) {
      spec.section(section).stream()
          .filter(line -> !line.text().isBlank() && !line.text().strip().startsWith("#"))
          .forEach(
              line ->
                  draft.leave(
                      line.location(),
                      line.text(),
                      "commands that build are not run; see sources.md"));
    }
    spec.section("%changelog").stream()
        .filter(line -> !line.text().isBlank())
        .findFirst()
        .ifPresent(
            line ->
                draft.leave(
                    line.location(), "%changelog", "write it in chglog's form: changelog:"));
  }

  private Map<String, String> urls() {
    Map<String, String> urls = new LinkedHashMap<>();
    spec.sources().values().forEach(url -> urls.put(url.substring(url.lastIndexOf('/') + 1), url));
    return urls;
  }

  private Optional<String> tag(String section, String name) {
    return spec.section(section).stream()
        .flatMap(line -> SpecFile.Tag.of(line.text()).stream())
        .filter(tag -> tag.name().equals(name))
        .map(SpecFile.Tag::value)
        .findFirst();
  }

  /** Whether a section's header names this package; without a name it is the main one's. */
  private static boolean isOf(String header, String name, String main) {
    return !header.isEmpty() && named(header, main).equals(name);
  }

  private static String named(String header, String main) {
    String[] words = header.replaceFirst(" -[pf] \\S+", "").split(" ", -1);
    for (int i = 1; i < words.length; i++) {
      if (words[i].equals("-n") && i + 1 < words.length) {
        return words[i + 1];
      }
      if (!words[i].startsWith("-")) {
        return main + "-" + words[i];
      }
    }
    return main;
  }
}
