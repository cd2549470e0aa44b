package io.k8s.pkgbuilder.repo.apt;

import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.format.deb.DebPackage;
import io.k8s.pkgbuilder.repo.store.IndexText;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What came and went since the Contents indices were written. */
final class ContentsChange {
  private record Added(AptPackage entry, List<String> paths) {}

  private final List<Added> added = new ArrayList<>();
  private final Set<String> removed = new TreeSet<>();

  void add(AptPackage entry, List<String> paths) {
    added.add(new Added(entry, List.copyOf(paths)));
  }

  void remove(AptPackage entry) {
    removed.add(entry.name());
  }

  /**
   * The indices as they must be now; only packages that share a name with a removed one are opened
   * again, for the index knows no versions.
   *
   * @param repository with the packages that are left
   * @return plain texts by path below the Release file's folder
   */
  Map<String, IndexText> apply(
      RepoFolder root, AptLayout layout, AptRepository repository, Set<String> architectures)
      throws IOException {
    RepoFolder folder = root.below(layout.releaseFolder());
    List<Added> changes = new ArrayList<>(added);
    for (AptPackage left : removed.isEmpty() ? List.<AptPackage>of() : repository.packages()) {
      if (removed.contains(left.name())) {
        changes.add(new Added(left, Contents.paths(DebPackage.open(root.path(left.fileName())))));
      }
    }
    Map<String, IndexText> indices = new TreeMap<>();
    for (String architecture : architectures) {
      String path = layout.contents(architecture);
      Contents contents = parse(repository.before().contents(folder, path));
      if (!removed.isEmpty()) {
        contents.removeIf(label -> removed.contains(label.substring(label.lastIndexOf('/') + 1)));
      }
      for (Added change : changes) {
        if (change.entry.independent() || change.entry.architecture().equals(architecture)) {
          add(contents, change);
        }
      }
      indices.put(path, contents.render());
    }
    return indices;
  }

  private static Contents parse(Optional<byte[]> text) {
    return text.map(Contents::parse).orElseGet(Contents::new);
  }

  private static void add(Contents contents, Added change) throws PackageException {
    String section = change.entry.paragraph().get("Section").orElse("");
    String label = Contents.label(section, change.entry.name());
    change.paths.forEach(path -> contents.add(path, label));
  }
}
