package io.k8s.pkgbuilder.repo;

import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.repo.store.RepoPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which packages a prune may delete: those that an index named when it began. Once the new indices
 * are published nothing else knows them, so a prune that is killed then is ended by the next one.
 */
record PruneJournal(RepoFolder root) {
  private static final String FILE = ".pkgbuilder.prune";

  /** What a killed prune was about to look at; nothing where none was killed. */
  Set<Path> read() throws IOException {
    Set<Path> files = new TreeSet<>();
    for (String line : root.readText(FILE).map(text -> text.lines().toList()).orElse(List.of())) {
      if (line.endsWith(".deb") || line.endsWith(".rpm")) {
        try {
          files.add(root.path(RepoPath.checked(line)));
        } catch (PackageException e) {
          // Whoever wrote that, we did not.
        }
      }
    }
    return files;
  }

  void write(Collection<Path> files) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Path file : files) {
      lines.append(root.root().relativize(file).toString().replace('\\', '/')).append('\n');
    }
    root.write(FILE, lines.toString());
  }

  void remove() throws IOException {
    root.delete(FILE);
  }
}
