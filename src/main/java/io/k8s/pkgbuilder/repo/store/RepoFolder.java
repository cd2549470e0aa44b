package io.k8s.pkgbuilder.repo.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A repository's folder. Files appear in it whole: each is written beside its name, forced to disk,
 * and moved. Paths are relative to the root, with slashes.
 *
 * @param root exists
 */
public record RepoFolder(Path root) {
  private static final String PART = ".part";
  private static final int BUFFER = 1 << 17;

  /** Where it is. */
  public Path path(String relative) {
    return root.resolve(relative);
  }

  /** A folder below this one. */
  public RepoFolder below(String relative) {
    return new RepoFolder(path(relative));
  }

  /** Whether there is such a file. */
  public boolean has(String relative) {
    return Files.isRegularFile(path(relative));
  }

  /** A file's bytes; empty where it is missing. */
  public Optional<byte[]> read(String relative) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(path(relative)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** A file's text; empty where it is missing. */
  public Optional<String> readText(String relative) throws IOException {
    return read(relative).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** Writes a file, unless it has these bytes already. */
  public void write(String relative, byte[] bytes) throws IOException {
    writeTogether(Map.of(relative, bytes));
  }

  /**
   * Writes files that belong together: all are on the disk before the first gets its name, so that
   * readers see the one without the other for a moment only.
   *
   * @param files in the order in which they appear
   */
  public void writeTogether(Map<String, byte[]> files) throws IOException {
    Map<Path, Path> parts = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path target = path(file.getKey());
      if (!holds(target, file.getValue())) {
        Path part = part(target);
        try (FileChannel channel = create(part)) {
          ByteBuffer buffer = ByteBuffer.wrap(file.getValue());
          while (buffer.hasRemaining()) {
            channel.write(buffer);
          }
        }
        parts.put(part, target);
      }
    }
    // After all are written: the first of these brings most of the others' bytes to the disk too.
    for (Path part : parts.keySet()) {
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
    for (Map.Entry<Path, Path> part : parts.entrySet()) {
      move(part.getKey(), part.getValue());
    }
  }

  private static boolean holds(Path target, byte[] bytes) throws IOException {
    return Files.isRegularFile(target)
        && Files.size(target) == bytes.length
        && Arrays.equals(Files.readAllBytes(target), bytes);
  }

  /** Writes a file of text, unless it is so already. */
  public void write(String relative, String text) throws IOException {
    write(relative, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Copies a file into the repository.
   *
   * @param mtime what the copy gets, for HTTP's Last-Modified
   */
  public void copy(Path from, String relative, Instant mtime) throws IOException {
    Path target = path(relative);
    Path part = part(target);
    try (InputStream in = Files.newInputStream(from);
        FileChannel channel = create(part)) {
      byte[] bytes = new byte[BUFFER];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, read);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      }
      channel.force(true);
    }
    Files.setLastModifiedTime(part, FileTime.from(mtime));
    move(part, target);
  }

  private static Path part(Path target) throws IOException {
    Files.createDirectories(target.toAbsolutePath().getParent());
    return target.resolveSibling("." + target.getFileName() + PART);
  }

  private static FileChannel create(Path part) throws IOException {
    Files.deleteIfExists(part);
    return FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  private static void move(Path part, Path target) throws IOException {
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes a file, if it is there. */
  public void delete(String relative) throws IOException {
    Files.deleteIfExists(path(relative));
  }

  /** Every file below a folder, sorted, relative to the root; none where there is no folder. */
  public List<String> files(String folder) throws IOException {
    if (!Files.isDirectory(path(folder))) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(path(folder))) {
      return walk.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  /** Whether a file is what a killed run left behind. */
  public static boolean leftover(String relative) {
    String name = relative.substring(relative.lastIndexOf('/') + 1);
    return name.startsWith(".") && name.endsWith(PART);
  }
}
