package io.k8s.pkgbuilder.release.journal;

import io.k8s.pkgbuilder.content.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The files of a work directory, and those elsewhere that steps took.
 *
 * @param root of the work directory
 */
public record WorkFiles(Path root) {
  /** The file as it is now, its bytes read once. */
  public RecordedFile record(Path file) throws IOException {
    String before = FileStamp.of(file);
    String sha256;
    try (InputStream in = Files.newInputStream(file)) {
      sha256 = Hashing.sha256(in);
    }
    long size = Files.size(file);
    // Written to while it was read: the digest may be of neither state.
    String stamp = before.equals(FileStamp.of(file)) ? before : FileStamp.UNKNOWN;
    return new RecordedFile(name(file), size, sha256, stamp);
  }

  /**
   * The file as it is now, by a digest that its maker computed while writing.
   *
   * @param sha256 lower-case hex
   */
  public RecordedFile record(Path file, String sha256) throws IOException {
    return new RecordedFile(name(file), Files.size(file), sha256, FileStamp.of(file));
  }

  /** What changes when a file does, without reading it; its digest where nothing else tells. */
  public String stamp(Path file) throws IOException {
    String stamp = FileStamp.of(file);
    return stamp.equals(FileStamp.UNKNOWN) ? record(file).sha256() : stamp;
  }

  /** Whether the file still has the bytes that were recorded. */
  public boolean holds(RecordedFile recorded) throws IOException {
    Path file = path(recorded);
    try {
      // What a step left is a file of its own; a user's binary may well be behind a link.
      boolean replaced = !Path.of(recorded.path()).isAbsolute() && Files.isSymbolicLink(file);
      if (replaced || !Files.isRegularFile(file) || Files.size(file) != recorded.size()) {
        return false;
      }
      return isStamped(recorded, file) || record(file).sha256().equals(recorded.sha256());
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static boolean isStamped(RecordedFile recorded, Path file) throws IOException {
    return !recorded.stamp().equals(FileStamp.UNKNOWN)
        && recorded.stamp().equals(FileStamp.of(file));
  }

  /** Where a recorded file is. */
  public Path path(RecordedFile recorded) {
    return root.resolve(recorded.path());
  }

  private String name(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path base = root.toAbsolutePath().normalize();
    return absolute.startsWith(base)
        ? base.relativize(absolute).toString().replace('\\', '/')
        : absolute.toString();
  }
}
