package io.k8s.pkgbuilder.format.rpm;

import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.Relation;
import io.k8s.pkgbuilder.model.Scriptlet;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Everything a package provides and asks for: what the plan says, and what follows from its files,
 * scriptlets and format, as rpmbuild adds it.
 */
final class DependencyTable {
  private final ArtifactPlan plan;
  private final FileList files;
  private final Map<DependencyKind, TreeSet<Dependency>> table =
      new EnumMap<>(DependencyKind.class);

  DependencyTable(ArtifactPlan plan, FileList files) {
    this.plan = plan;
    this.files = files;
    plan.relations().forEach(this::relation);
    self();
    config();
    plan.scriptlets().forEach(this::interpreter);
    format();
    compression();
    syntax();
  }

  void writeTo(HeaderBuilder header) {
    table.forEach(
        (kind, dependencies) -> {
          List<Dependency> list = List.copyOf(dependencies);
          header.texts(kind.name, list.stream().map(Dependency::name).toList());
          header.numbers(kind.flags, list.stream().mapToLong(Dependency::flags).toArray());
          header.texts(kind.version, list.stream().map(Dependency::version).toList());
        });
  }

  private void add(DependencyKind kind, Dependency dependency) {
    table.computeIfAbsent(kind, key -> new TreeSet<>()).add(dependency);
  }

  private void require(RpmlibFeature feature) {
    add(DependencyKind.REQUIRES, feature.dependency());
  }

  private void relation(Relation relation) {
    add(
        DependencyKind.of(relation.kind()),
        Dependency.of(relation, DependencyKind.sense(relation.kind())));
  }

  private void self() {
    String version = plan.version().toString();
    String name = plan.name().value();
    add(DependencyKind.PROVIDES, new Dependency(name, Sense.EQUAL, version));
    Isa.suffix(plan.architecture())
        .ifPresent(
            suffix ->
                add(DependencyKind.PROVIDES, new Dependency(name + suffix, Sense.EQUAL, version)));
  }

  private void config() {
    if (files.hasConfig()) {
      String name = "config(" + plan.name() + ")";
      Dependency config =
          new Dependency(name, Sense.CONFIG | Sense.EQUAL, plan.version().toString());
      add(DependencyKind.PROVIDES, config);
      add(DependencyKind.REQUIRES, config);
    }
  }

  private void interpreter(Scriptlet scriptlet) {
    List<String> command = ScriptTags.command(scriptlet);
    String program = command.get(0);
    if (ScriptTags.isEmbedded(program)) {
      require(RpmlibFeature.BUILTIN_LUA_SCRIPTS);
      return;
    }
    if (command.size() > 1) {
      require(RpmlibFeature.SCRIPTLET_INTERPRETER_ARGS);
    }
    ScriptTags.of(scriptlet.phase())
        .map(tags -> new Dependency(program, Sense.INTERPRETER | tags.sense(), ""))
        .ifPresent(dependency -> add(DependencyKind.REQUIRES, dependency));
  }

  private void format() {
    if (files.isEmpty()) {
      return;
    }
    require(RpmlibFeature.COMPRESSED_FILE_NAMES);
    require(RpmlibFeature.PAYLOAD_FILES_HAVE_PREFIX);
    require(RpmlibFeature.FILE_DIGESTS);
    if (files.large()) {
      require(RpmlibFeature.LARGE_FILES);
    }
  }

  private void compression() {
    Compression.Algorithm algorithm = plan.compression().algorithm();
    switch (algorithm) {
      case LZMA -> require(RpmlibFeature.PAYLOAD_IS_LZMA);
      case XZ -> require(RpmlibFeature.PAYLOAD_IS_XZ);
      case ZSTD -> require(RpmlibFeature.PAYLOAD_IS_ZSTD);
      case NONE, GZIP -> {}
    }
  }

  /** What the names and versions gathered so far are written in. */
  private void syntax() {
    List<Dependency> all = table.values().stream().flatMap(TreeSet::stream).toList();
    if (all.stream().anyMatch(Dependency::rich)) {
      require(RpmlibFeature.RICH_DEPENDENCIES);
    }
    if (all.stream().anyMatch(dependency -> dependency.says('~'))) {
      require(RpmlibFeature.TILDE_IN_VERSIONS);
    }
    if (all.stream().anyMatch(dependency -> dependency.says('^'))) {
      require(RpmlibFeature.CARET_IN_VERSIONS);
    }
  }
}
