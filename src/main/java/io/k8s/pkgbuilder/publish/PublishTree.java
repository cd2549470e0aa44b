package io.k8s.pkgbuilder.publish;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.repo.store.FileDigests;
import io.k8s.pkgbuilder.repo.store.FileDigests.Algorithm;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.repo.store.RepoLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * What is to be at the target.
 *
 * @param files in the order in which they must appear
 */
public record PublishTree(Path root, List<LocalFile> files) {
  /** Of the files of one kind: signatures before what they sign, InRelease last of all. */
  private static final List<String> LAST =
      List.of(
          "repomd.xml.key", "repomd.xml.asc", "repomd.xml", "Release.gpg", "Release", "InRelease");

  private static final Comparator<LocalFile> ORDER =
      Comparator.comparing(LocalFile::kind)
          .thenComparing(LocalFile::path, Comparator.comparing(PublishTree::folder))
          .thenComparingInt(file -> LAST.indexOf(name(file.path())))
          .thenComparing(LocalFile::path);

  public PublishTree {
    files = files.stream().sorted(ORDER).toList();
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * Reads every file below a folder. Locks and what killed runs left are no part of it.
   *
   * @throws DiagnosticException of category USAGE where there is no folder, nothing in it, or a
   *     symbolic link, which might lead anywhere
   */
  public static PublishTree scan(Path root, Executor executor) throws IOException {
    if (!Files.isDirectory(root)) {
      throw Diagnostic.of(Category.USAGE, "there is no folder '" + root + "'").asException();
    }
    List<CompletableFuture<LocalFile>> running = new ArrayList<>();
    for (Path file : paths(root)) {
      running.add(CompletableFuture.supplyAsync(() -> read(root, file), executor));
    }
    if (running.isEmpty()) {
      throw Diagnostic.of(Category.USAGE, "there is nothing to publish in '" + root + "'")
          .hint("make a repository first: pkgbuilder repo out --out " + root)
          .asException();
    }
    return new PublishTree(root, Futures.all(running));
  }

  private static List<Path> paths(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      List<Path> paths = walk.filter(path -> !Files.isDirectory(path) || isLink(path)).toList();
      for (Path path : paths) {
        if (isLink(path)) {
          throw Diagnostic.of(Category.USAGE, "'" + path + "' is a symbolic link")
              .hint("buckets have none: put the file there itself, or take the link out")
              .asException();
        }
      }
      return paths.stream().filter(path -> !passing(relative(root, path))).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause() == null ? new IOException(e) : e.getCause();
    }
  }

  private static boolean isLink(Path path) {
    return Files.isSymbolicLink(path);
  }

  /** Whether a path is of a publisher's own use: not published, and not taken for published. */
  static boolean passing(String path) {
    String name = name(path);
    return name.equals(RepoLock.FILE) || name.equals(Lease.FILE) || RepoFolder.leftover(path);
  }

  private static String relative(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private static LocalFile read(Path root, Path file) {
    String path = relative(root, file);
    try {
      FileDigests digests = FileDigests.of(file, EnumSet.of(Algorithm.MD5, Algorithm.SHA256));
      return new LocalFile(
          path,
          file,
          digests.size(),
          digests.get(Algorithm.SHA256),
          digests.get(Algorithm.MD5),
          FileKind.of(path));
    } catch (IOException e) {
      throw Diagnostic.of(Category.PUBLISH, "'" + file + "' cannot be read: " + e.getMessage())
          .hint("check its permissions")
          .asException();
    }
  }
}
