package io.k8s.pkgbuilder.format;

import io.k8s.pkgbuilder.model.FileMode;
import java.time.Instant;

/**
 * An entry of a payload.
 *
 * @param path starts with a slash
 * @param size of a file, in bytes, else 0
 * @param target of a link, else ""
 * @param role "config", "doc"… as the format has it; "" for none
 */
public record PackageEntry(
    String path,
    Type type,
    FileMode mode,
    String owner,
    String group,
    long size,
    Instant mtime,
    String target,
    String role) {
  /** What it is. */
  public enum Type {
    FILE('-'),
    DIRECTORY('d'),
    SYMLINK('l'),
    HARDLINK('h'),
    DEVICE('c'),
    /** Owned without being shipped. */
    GHOST('g');

    private final char letter;

    Type(char letter) {
      this.letter = letter;
    }

    /** As ls has it. */
    public char letter() {
      return letter;
    }
  }
}
