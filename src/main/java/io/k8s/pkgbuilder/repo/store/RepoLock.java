package io.k8s.pkgbuilder.repo.store;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** One publisher at a time; a killed one holds nothing. */
public final class RepoLock implements AutoCloseable {
  /** At a repository's root. */
  public static final String FILE = ".pkgbuilder.lock";

  private final FileChannel channel;

  private RepoLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock, and makes the folder where it is missing.
   *
   * @throws io.k8s.pkgbuilder.diagnostic.DiagnosticException of category REPOSITORY when another
   *     process holds it
   */
  public static RepoLock on(Path root) throws IOException {
    Files.createDirectories(root);
    FileChannel channel =
        FileChannel.open(root.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel).isEmpty()) {
      channel.close();
      throw Diagnostic.of(Category.REPOSITORY, "another process is writing to '" + root + "'")
          .hint("wait until it is done, then run again")
          .asException();
    }
    return new RepoLock(channel);
  }

  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
