package io.k8s.pkgbuilder.release.journal;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One run at a time in a work directory. The operating system holds the lock for as long as the
 * process lives; the file says whose it is. A file that names an owner although nobody holds the
 * lock is what a killed run left.
 */
public final class RunLock implements AutoCloseable {
  private static final int LONGEST_OWNER = 4096;

  private final FileChannel channel;
  private final Optional<String> stale;

  private RunLock(FileChannel channel, Optional<String> stale) {
    this.channel = channel;
    this.stale = stale;
  }

  /**
   * Takes the lock.
   *
   * @param file made where it is missing
   * @param owner a line for whoever meets the lock: user, host, process, start
   * @throws io.k8s.pkgbuilder.diagnostic.DiagnosticException of category USAGE when another run
   *     holds it
   */
  public static RunLock take(Path file, String owner) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      Optional<String> named = owner(channel);
      if (tryLock(channel).isEmpty()) {
        throw busy(file, named);
      }
      write(channel, owner + "\n");
      return new RunLock(channel, named);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Makes sure that nobody works here under another name.
   *
   * @param folder of locks
   * @param own whose lock may be held
   * @throws io.k8s.pkgbuilder.diagnostic.DiagnosticException of category USAGE when somebody does
   */
  public static void requireAlone(Path folder, String own) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      for (Path file : list.filter(one -> !one.endsWith(own)).sorted().toList()) {
        try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
          if (tryLock(channel).isEmpty()) {
            throw busy(file, owner(channel));
          }
        }
      }
    }
  }

  private static RuntimeException busy(Path file, Optional<String> owner) {
    return Diagnostic.of(
            Category.USAGE,
            "another run works here (" + file + ")" + owner.map(text -> ": " + text).orElse(""))
        .hint("wait until it is done, or name another folder with --work")
        .asException();
  }

  /** Whose run was killed here, if one was. */
  public Optional<String> stale() {
    return stale;
  }

  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> owner(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(channel.size(), LONGEST_OWNER));
    int read = 0;
    while (read >= 0 && bytes.hasRemaining()) {
      read = channel.read(bytes, bytes.position());
    }
    return Optional.of(
            new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip())
        .filter(text -> !text.isEmpty());
  }

  private static void write(FileChannel channel, String text) throws IOException {
    channel.truncate(0);
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes, bytes.position());
    }
  }

  /** An empty file is nobody's; it stays, as another run may be waiting for it. */
  @Override
  public void close() throws IOException {
    channel.truncate(0);
    channel.close();
  }
}
