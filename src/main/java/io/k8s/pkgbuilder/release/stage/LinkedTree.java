package io.k8s.pkgbuilder.release.stage;

import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.repo.store.RepoLock;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A second tree of the same files, by links where the file system can, else by copies. */
final class LinkedTree {
  private LinkedTree() {}

  /** A repository replaces its files and never writes into them, so that links are safe. */
  static void copy(Path from, Path to) throws IOException {
    for (String file : new RepoFolder(from).files("")) {
      if (!file.equals(RepoLock.FILE) && !RepoFolder.leftover(file)) {
        Path target = to.resolve(file);
        Files.createDirectories(target.toAbsolutePath().getParent());
        link(from.resolve(file), target);
      }
    }
  }

  private static void link(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (FileSystemException | UnsupportedOperationException e) {
      Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }
}
