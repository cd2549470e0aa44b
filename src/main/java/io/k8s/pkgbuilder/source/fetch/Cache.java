package io.k8s.pkgbuilder.source.fetch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files by the SHA-256 of their bytes, and what is known of addresses. Any number of processes may
 * use one at once; a file is hashed again whenever it is taken out.
 *
 * <pre>
 * objects/ab/ab12...  the bytes; the time is that of the server's or archive's file
 * used/ab12...        touched when the object was last used
 * refs/KEY            what an address gave; KEY is a SHA-256 of what it is asked by
 * partial/KEY         downloads on their way
 * locks/              see CacheLocks
 * </pre>
 */
public final class Cache {
  private final Path root;
  private final Clock clock;
  private final CacheLocks locks;

  private Cache(Path root, Clock clock) {
    this.root = root;
    this.clock = clock;
    this.locks = new CacheLocks(root.resolve("locks"));
  }

  /**
   * A cache in a directory, made when first written to.
   *
   * @param clock for when something was last used
   */
  public static Cache in(Path directory, Clock clock) {
    return new Cache(directory.resolve("v1"), clock);
  }

  /** Where it is. */
  Path root() {
    return root;
  }

  CacheLocks locks() {
    return locks;
  }

  /** While it is held, nothing is removed by {@link CacheCare#prune}. */
  public FileLock hold() throws IOException {
    return locks.use(false).orElseThrow();
  }

  Path objectPath(String sha256) {
    return root.resolve("objects").resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  /** The file with these bytes, hashed anew; one that has others by now is removed. */
  Optional<Path> object(String sha256) throws IOException {
    if (Checksum.ofHex(sha256).isEmpty()) {
      return Optional.empty();
    }
    Path path = objectPath(sha256);
    try {
      if (!RunningDigests.of(path, List.of()).sha256().equals(sha256)) {
        Files.deleteIfExists(path);
        return Optional.empty();
      }
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    touch(sha256);
    return Optional.of(path);
  }

  private void touch(String sha256) throws IOException {
    Path mark = root.resolve("used").resolve(sha256);
    Files.createDirectories(root.resolve("used"));
    if (!Files.exists(mark)) {
      Files.writeString(mark, "");
    }
    Files.setLastModifiedTime(mark, FileTime.from(clock.instant()));
  }

  /** When an object was last used. */
  Instant used(String sha256) throws IOException {
    try {
      return Files.getLastModifiedTime(root.resolve("used").resolve(sha256)).toInstant();
    } catch (NoSuchFileException e) {
      return Instant.EPOCH;
    }
  }

  /**
   * Takes over a finished file, which must be in this cache's own folder. One that is here already
   * stays, with its time: somebody may be reading it.
   */
  Path adopt(Path part, String sha256, Instant modified) throws IOException {
    Optional<Path> before = object(sha256);
    if (before.isPresent()) {
      Files.deleteIfExists(part);
      return before.get();
    }
    Path path = objectPath(sha256);
    Files.createDirectories(Optional.ofNullable(path.getParent()).orElseThrow());
    Files.setLastModifiedTime(part, FileTime.from(modified));
    if (Files.getFileStore(part).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("r--r--r--"));
    }
    Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    touch(sha256);
    return path;
  }

  /** Where a download of a key grows. */
  Path part(String key) throws IOException {
    Path directory = root.resolve("partial");
    Files.createDirectories(directory);
    return directory.resolve(key);
  }

  /** What is known of a key. */
  Optional<Map<String, String>> ref(String key) throws IOException {
    return Lines.read(refPath(key));
  }

  void ref(String key, Map<String, String> values) throws IOException {
    Lines.write(refPath(key), values);
  }

  private Path refPath(String key) {
    return root.resolve("refs").resolve(key);
  }

  /** The name under which something is remembered that was asked for by a text. */
  static String key(String kind, String text) {
    RunningDigests digests = new RunningDigests(List.of());
    digests.update(ByteBuffer.wrap((kind + " " + text).getBytes(StandardCharsets.UTF_8)));
    return digests.finish().sha256();
  }
}
