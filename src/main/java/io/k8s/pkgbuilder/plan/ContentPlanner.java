package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.config.Conditional;
import io.k8s.pkgbuilder.config.ContentSpec;
import io.k8s.pkgbuilder.config.ContentType;
import io.k8s.pkgbuilder.config.Destination;
import io.k8s.pkgbuilder.config.Overridable;
import io.k8s.pkgbuilder.config.PackageConfig;
import io.k8s.pkgbuilder.config.VersionRow;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.diagnostic.Location;
import io.k8s.pkgbuilder.model.FileMode;
import io.k8s.pkgbuilder.model.InstallPath;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns {@code contents} into entries. */
final class ContentPlanner {
  private static final String RPM = "rpm";
  private static final Set<ContentType> RPM_ONLY =
      EnumSet.of(ContentType.GHOST, ContentType.DOC, ContentType.LICENSE, ContentType.README);

  private final Overridable settings;
  private final Situation situation;
  private final ContentEntries made;
  private final EntrySet entries;
  private final SourceFinder sources;
  private final Diagnostics diagnostics;

  ContentPlanner(
      PackageConfig config,
      Overridable settings,
      Situation situation,
      Variables variables,
      EntrySet entries,
      Diagnostics diagnostics) {
    this.settings = settings;
    this.situation = situation;
    this.made = new ContentEntries(config, settings, variables, diagnostics);
    this.entries = entries;
    this.sources = new SourceFinder(config.folder(), situation.platform(), config.globbing());
    this.diagnostics = diagnostics;
  }

  void add(Optional<VersionRow> row) {
    situation.select(settings.contents()).forEach(this::add);
    row.map(VersionRow::contents).map(situation::select).orElse(List.of()).forEach(this::add);
  }

  private void add(Conditional<ContentSpec> item) {
    ContentSpec spec = item.value();
    Optional<Located<Destination>> destination =
        spec.destination().forFormat(situation.format().name());
    if (destination.isEmpty() || isForRpmAlone(spec)) {
      return;
    }
    try {
      add(spec, destination.get(), item.location());
    } catch (IllegalArgumentException e) {
      refuse(spec, item, String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      refuse(spec, item, "cannot read " + String.valueOf(e.getMessage()));
    }
  }

  private void refuse(ContentSpec spec, Conditional<ContentSpec> item, String message) {
    diagnostics.add(
        Diagnostic.at(
            Category.CONFIGURATION,
            spec.source().map(Located::location).orElse(item.location()),
            message));
  }

  /**
   * nfpm's types that only rpm knows. Where destinations are written by format, each format that
   * has one gets the file nevertheless.
   */
  private boolean isForRpmAlone(ContentSpec spec) {
    return RPM_ONLY.contains(spec.type().value())
        && !situation.format().name().equals(RPM)
        && spec.destination().byFormat().isEmpty();
  }

  private void add(ContentSpec spec, Located<Destination> destination, Location item) {
    InstallPath path = destination.value().path();
    switch (spec.type().value()) {
      case DIR ->
          entries.add(
              new EntryPlan.Directory(path, made.attributes(spec, FileMode.DIRECTORY)),
              destination.location());
      case GHOST ->
          entries.add(
              new EntryPlan.Ghost(path, made.attributes(spec, FileMode.REGULAR)),
              destination.location());
      case SYMLINK ->
          source(spec, item)
              .ifPresent(
                  target ->
                      entries.add(
                          new EntryPlan.Symlink(
                              path, target.value(), made.attributes(spec, FileMode.SYMLINK)),
                          destination.location()));
      case TREE -> source(spec, item).ifPresent(source -> addTree(spec, source, destination));
      case FILE, CONFIG, CONFIG_NOREPLACE, CONFIG_MISSINGOK, DOC, LICENSE, README ->
          source(spec, item).ifPresent(source -> addFiles(spec, source, destination));
    }
  }

  private Optional<Located<String>> source(ContentSpec spec, Location item) {
    if (spec.source().isEmpty()) {
      diagnostics.add(
          Diagnostic.at(
                  Category.CONFIGURATION,
                  item,
                  "contents of type '" + spec.type().value().yaml() + "' need a src")
              .hint("only dir and ghost do without"));
    }
    return spec.source();
  }

  private void addFiles(
      ContentSpec spec, Located<String> source, Located<Destination> destination) {
    SourceFinder.Found found = sources.find(source.value());
    if (found.files().isEmpty()) {
      diagnostics.add(missing(source, found.kind()));
      return;
    }
    boolean byBaseName =
        destination.value().directory() && found.kind() != SourceFinder.Found.Kind.DIRECTORY;
    List<Glob> excludes = excludes(spec);
    found
        .files()
        .forEach(
            (rest, file) -> {
              String name = file.getFileName().toString();
              String relative = byBaseName ? name : rest;
              if (!excluded(excludes, name, rest)) {
                InstallPath top = destination.value().path();
                InstallPath path = relative.isEmpty() ? top : top.resolve(relative);
                entries.add(made.entry(spec, source, file, path), destination.location());
              }
            });
  }

  private void addTree(ContentSpec spec, Located<String> source, Located<Destination> destination) {
    InstallPath top = destination.value().path();
    var found = sources.tree(source.value().replaceFirst("/+$", ""), true);
    if (found.isEmpty()) {
      diagnostics.add(missing(source, SourceFinder.Found.Kind.DIRECTORY));
    }
    List<Glob> excludes = excludes(spec);
    found.forEach(
        (rest, file) -> {
          InstallPath path = rest.isEmpty() ? top : top.resolve(rest);
          boolean root = path.value().equals("/");
          if (!root && !excluded(excludes, file.getFileName().toString(), rest)) {
            entries.add(made.entry(spec, source, file, path), destination.location());
          }
        });
  }

  private static List<Glob> excludes(ContentSpec spec) {
    return spec.excludes().stream().map(located -> new Glob(located.value())).toList();
  }

  private static boolean excluded(List<Glob> excludes, String name, String relative) {
    return excludes.stream().anyMatch(glob -> glob.matches(name) || glob.matches(relative));
  }

  private Diagnostic missing(Located<String> source, SourceFinder.Found.Kind kind) {
    String name = source.value();
    String message =
        switch (kind) {
          case GLOB -> "no file matches '" + name + "'";
          case FILE -> "there is no file '" + name + "'";
          case DIRECTORY -> "there is no directory '" + name + "' with files in it";
        };
    return Diagnostic.at(Category.CONFIGURATION, source.location(), message)
        .hint(
            name.startsWith("/")
                ? "it is an absolute path: looked for just there"
                : "sources are looked up beside the configuration, in OS/ARCH/, then OS/, then the folder itself");
  }
}
