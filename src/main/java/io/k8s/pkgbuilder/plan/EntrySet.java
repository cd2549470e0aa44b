package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.diagnostic.Location;
import io.k8s.pkgbuilder.model.InstallPath;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The entries of one package: no path twice, no file where another has its directory. */
final class EntrySet {
  private final TreeMap<InstallPath, Located<EntryPlan>> entries = new TreeMap<>();
  private final List<Glob> excludes;
  private final Diagnostics diagnostics;

  EntrySet(List<Located<String>> excludes, Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    this.excludes = excludes.stream().flatMap(located -> glob(located).stream()).toList();
  }

  private Optional<Glob> glob(Located<String> pattern) {
    try {
      return Optional.of(new Glob(pattern.value()));
    } catch (IllegalArgumentException e) {
      diagnostics.add(
          Diagnostic.at(
              Category.CONFIGURATION, pattern.location(), String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  void add(EntryPlan entry, Location location) {
    if (excludes.stream().anyMatch(glob -> glob.matches(entry.path().value()))) {
      return;
    }
    if (entry.path().value().equals("/")) {
      if (!(entry instanceof EntryPlan.BinaryTree)) {
        diagnostics.add(
            Diagnostic.at(Category.CONFIGURATION, location, "a package cannot own the root '/'"));
      }
      return;
    }
    Located<EntryPlan> present = entries.putIfAbsent(key(entry), new Located<>(entry, location));
    if (present != null) {
      diagnostics.add(
          Diagnostic.at(
                  Category.CONFIGURATION,
                  location,
                  "'" + entry.path() + "' is already installed by " + present.location())
              .hint("drop one of the two, or give each a condition so that they never meet"));
    }
  }

  /** A tree shares its directory with the entry that owns it. */
  private static InstallPath key(EntryPlan entry) {
    return entry instanceof EntryPlan.BinaryTree tree
        ? tree.path().resolve("*" + tree.request())
        : entry.path();
  }

  List<EntryPlan> sorted() {
    entries.forEach(this::checkParents);
    return entries.values().stream().map(Located::value).toList();
  }

  private void checkParents(InstallPath key, Located<EntryPlan> entry) {
    Optional<InstallPath> parent = key.parent();
    while (parent.isPresent()) {
      Located<EntryPlan> above = entries.get(parent.get());
      if (above != null && !(above.value() instanceof EntryPlan.Directory)) {
        diagnostics.add(
            Diagnostic.at(
                    Category.CONFIGURATION,
                    entry.location(),
                    "'"
                        + entry.value().path()
                        + "' lies below '"
                        + parent.get()
                        + "', which is no directory but comes from "
                        + above.location())
                .hint("change one of the two destinations"));
      }
      parent = parent.get().parent();
    }
  }
}
