package io.k8s.pkgbuilder.source.checkout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Set;

/** When a tree's sources last changed. */
final class SourceAge {
  /** What builds write or nobody compiles. */
  private static final Set<String> IGNORED =
      Set.of(".git", "_output", "_artifacts", "bazel-bin", "bazel-genfiles", "bazel-out");

  private SourceAge() {}

  /** The newest time of change of any file, git's own and those of builds left out. */
  static Instant newest(Path directory) {
    Newest newest = new Newest(directory);
    try {
      Files.walkFileTree(directory, newest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return newest.found;
  }

  private static final class Newest extends SimpleFileVisitor<Path> {
    private final Path root;
    private Instant found = Instant.MIN;

    Newest(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      boolean ignored =
          root.equals(directory.getParent())
              && IGNORED.contains(String.valueOf(directory.getFileName()));
      return ignored ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      Instant modified = attributes.lastModifiedTime().toInstant();
      if (modified.isAfter(found)) {
        found = modified;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }
}
