package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.config.BinarySpec;
import io.k8s.pkgbuilder.config.Conditional;
import io.k8s.pkgbuilder.config.FileInfo;
import io.k8s.pkgbuilder.config.PackageConfig;
import io.k8s.pkgbuilder.config.VersionRow;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.model.FileMode;
import io.k8s.pkgbuilder.model.InstallPath;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns the binaries that a configuration names into requests to a source and into entries. */
final class BinaryPlanner {
  private final List<Conditional<BinarySpec>> selected;
  private final Variables variables;
  private final ComponentVersion component;
  private final Diagnostics diagnostics;
  private final List<BinaryRequest> requests;

  BinaryPlanner(
      PackageConfig config,
      Optional<VersionRow> row,
      Situation situation,
      Variables variables,
      ComponentVersion component,
      Diagnostics diagnostics) {
    this.variables = variables;
    this.component = component;
    this.diagnostics = diagnostics;
    this.selected =
        Stream.concat(
                situation.select(config.binaries()).stream(),
                row.map(r -> situation.select(r.binaries())).orElse(List.of()).stream())
            .toList();
    checkNames();
    this.requests = selected.stream().map(item -> request(item.value())).toList();
  }

  List<BinaryRequest> requests() {
    return requests;
  }

  private void checkNames() {
    Map<String, Conditional<BinarySpec>> seen = new HashMap<>();
    for (Conditional<BinarySpec> item : selected) {
      String name = item.value().name().value();
      Conditional<BinarySpec> present = seen.putIfAbsent(name, item);
      if (present != null) {
        diagnostics.add(
            Diagnostic.at(
                    Category.CONFIGURATION,
                    item.location(),
                    "binary '" + name + "' is already there from " + present.location())
                .hint("rename one, or give each a condition so that they never meet"));
      }
    }
  }

  private BinaryRequest request(BinarySpec spec) {
    return new BinaryRequest(
        spec.name().value(),
        component.git(),
        variables.expand(spec.local(), diagnostics),
        spec.url().map(url -> variables.expandUrl(url, diagnostics)),
        spec.member().map(member -> variables.expand(member, diagnostics)),
        spec.excludes().stream().map(Located::value).toList(),
        spec.tree(),
        spec.name().location());
  }

  void addEntries(EntrySet entries, Optional<Located<Instant>> mtime) {
    for (Conditional<BinarySpec> item : selected) {
      BinarySpec spec = item.value();
      String name = spec.name().value();
      InstallPath path = spec.destination().value().path();
      Attributes attributes = attributes(spec.info(), FileMode.EXECUTABLE, mtime);
      EntryPlan entry =
          spec.tree()
              ? new EntryPlan.BinaryTree(path, name, attributes)
              : new EntryPlan.File(
                  spec.destination().value().directory() ? path.resolve(name) : path,
                  new FileOrigin.Binary(name),
                  FileRole.REGULAR,
                  attributes);
      entries.add(entry, spec.destination().location());
    }
  }

  /** What is written of an entry, over the given mode and root:root. */
  static Attributes attributes(FileInfo info, FileMode mode, Optional<Located<Instant>> mtime) {
    return new Attributes(
        info.mode().map(Located::value).orElse(mode),
        info.owner().map(Located::value).orElse("root"),
        info.group().map(Located::value).orElse("root"),
        info.mtime().or(() -> mtime).map(Located::value),
        info.lang().map(Located::value));
  }
}
