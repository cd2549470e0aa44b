package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.content.Content;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.model.FileMode;
import io.k8s.pkgbuilder.model.InstallPath;
import io.k8s.pkgbuilder.payload.PayloadEntry.Owner;
import io.k8s.pkgbuilder.plan.Attributes;
import io.k8s.pkgbuilder.plan.EntryPlan;
import io.k8s.pkgbuilder.plan.FileRole;
import io.k8s.pkgbuilder.source.ResolvedFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Collects a payload's entries by path and adds the directories that nobody planned. */
final class Entries {
  private final Instant timestamp;
  private final TreeMap<InstallPath, PayloadEntry> byPath = new TreeMap<>();

  Entries(Instant timestamp) {
    this.timestamp = timestamp;
  }

  void file(EntryPlan.File plan, Content content) {
    put(regular(plan.path(), content, plan.role(), plan.attributes()));
  }

  /**
   * A file of a tree, whose name the planner could not know.
   *
   * @throws io.k8s.pkgbuilder.diagnostic.DiagnosticException of category SOURCE if something else
   *     goes to its path
   */
  void member(EntryPlan.BinaryTree plan, ResolvedFile file) {
    InstallPath path = plan.path().resolve(file.name());
    if (byPath.containsKey(path)) {
      throw Diagnostic.of(
              Category.SOURCE,
              "'" + file.origin() + "' goes to " + path + ", where another entry is")
          .hint("exclude it from the binary's files, or install one of them elsewhere")
          .asException();
    }
    put(regular(path, file.content(), FileRole.REGULAR, plan.attributes()));
  }

  void other(EntryPlan plan) {
    Attributes attributes = plan.attributes();
    if (plan instanceof EntryPlan.Directory directory) {
      put(
          new PayloadEntry.Directory(
              directory.path(), attributes.mode(), owner(attributes), time(attributes), false));
    } else if (plan instanceof EntryPlan.Symlink link) {
      put(
          new PayloadEntry.Symlink(
              link.path(), link.target(), owner(attributes), time(attributes)));
    } else if (plan instanceof EntryPlan.Ghost ghost) {
      put(
          new PayloadEntry.Ghost(
              ghost.path(), attributes.mode(), owner(attributes), time(attributes)));
    } else {
      throw new IllegalStateException("an entry of no kind: " + plan);
    }
  }

  /** All entries and their parents, sorted by path. */
  List<PayloadEntry> withParents() {
    for (InstallPath path : List.copyOf(byPath.keySet())) {
      for (Optional<InstallPath> parent = path.parent();
          parent.isPresent() && !parent.get().value().equals("/");
          parent = parent.get().parent()) {
        byPath.computeIfAbsent(
            parent.get(),
            missing ->
                new PayloadEntry.Directory(
                    missing, FileMode.DIRECTORY, Owner.ROOT, timestamp, true));
      }
    }
    return List.copyOf(byPath.values());
  }

  private void put(PayloadEntry entry) {
    byPath.put(entry.path(), entry);
  }

  private PayloadEntry regular(
      InstallPath path, Content content, FileRole role, Attributes attributes) {
    return new PayloadEntry.RegularFile(
        path,
        content,
        role,
        attributes.mode(),
        owner(attributes),
        time(attributes),
        attributes.lang());
  }

  private static Owner owner(Attributes attributes) {
    return new Owner(attributes.owner(), attributes.group());
  }

  private Instant time(Attributes attributes) {
    return attributes.mtime().orElse(timestamp);
  }
}
