package io.k8s.pkgbuilder.source.fetch;

import io.k8s.pkgbuilder.model.ByteSize;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a cache of downloads holds, and its end. */
public final class CacheCare {
  private final Cache cache;

  /** Of one cache, which need not exist. */
  public CacheCare(Cache cache) {
    this.cache = cache;
  }

  /**
   * What is there.
   *
   * @param partial downloads that were cut off
   */
  public record Contents(int files, ByteSize size, int partial, ByteSize partialSize) {}

  private record Kept(Path path, String sha256, long size, Instant used) {}

  /** Counts, without reading a file. */
  public Contents contents() throws IOException {
    List<Kept> objects = objects();
    List<Path> partial = files(cache.root().resolve("partial"));
    return new Contents(
        objects.size(),
        new ByteSize(objects.stream().mapToLong(Kept::size).sum()),
        partial.size(),
        new ByteSize(partial.stream().mapToLong(CacheCare::size).sum()));
  }

  /**
   * Removes downloads that were cut off and the files that were not used for longest, until the
   * others fit.
   *
   * @return the bytes that were freed; empty, and nothing removed, while a process uses the cache
   */
  public Optional<ByteSize> prune(ByteSize limit) throws IOException {
    Optional<FileLock> lock = cache.locks().use(true);
    if (lock.isEmpty()) {
      return Optional.empty();
    }
    try {
      long freed = 0;
      for (Path partial : files(cache.root().resolve("partial"))) {
        freed += size(partial);
        Files.deleteIfExists(partial);
      }
      long kept = 0;
      for (Kept object : objects()) {
        kept += object.size();
        if (kept > limit.bytes()) {
          freed += object.size();
          Files.deleteIfExists(object.path());
          Files.deleteIfExists(cache.root().resolve("used").resolve(object.sha256()));
        }
      }
      return Optional.of(new ByteSize(freed));
    } finally {
      lock.get().acquiredBy().close();
    }
  }

  /** Those used last come first. */
  private List<Kept> objects() throws IOException {
    List<Kept> objects = new ArrayList<>();
    for (Path file : files(cache.root().resolve("objects"))) {
      String sha256 = String.valueOf(file.getFileName());
      objects.add(new Kept(file, sha256, size(file), cache.used(sha256)));
    }
    objects.sort(Comparator.comparing(Kept::used).reversed().thenComparing(Kept::sha256));
    return objects;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // it is gone by now
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
