package io.k8s.pkgbuilder.source.fetch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Locks that hold among threads and among processes; the system frees a killed process's. One file
 * for each of a fixed number of slots: a lock file can't be deleted safely, so they must not pile
 * up.
 */
final class CacheLocks {
  private static final int SLOTS = 4096;

  /** A process's own file locks exclude no thread of it, they make it fail: hence these. */
  private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final Path directory;

  CacheLocks(Path directory) {
    this.directory = directory;
  }

  /** Something to do while nobody else does the like. */
  interface Work<T> {
    T run() throws IOException;
  }

  /** Waits for the lock of a key, and works. A thread must not hold two. */
  <T> T locked(String key, Work<T> work) throws IOException {
    Files.createDirectories(directory);
    Path file = directory.resolve(Integer.toString(Math.floorMod(key.hashCode(), SLOTS)));
    ReentrantLock threads =
        THREADS.computeIfAbsent(file.toAbsolutePath().normalize(), any -> new ReentrantLock());
    threads.lock();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock(); // closing the channel frees it
      return work.run();
    } finally {
      threads.unlock();
    }
  }

  /** Holds the cache as a whole, with others (who use it) or alone (to remove things). */
  Optional<FileLock> use(boolean alone) throws IOException {
    Files.createDirectories(directory);
    FileChannel channel =
        FileChannel.open(
            directory.resolve("use"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    FileLock lock = alone ? channel.tryLock() : channel.lock(0, Long.MAX_VALUE, true);
    if (lock == null) {
      channel.close();
    }
    return Optional.ofNullable(lock);
  }
}
