package io.k8s.pkgbuilder.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An absolute, normalised path inside a package, '/'-separated whatever the build host.
 *
 * <p>Throws IllegalArgumentException for a relative path, an empty, '.' or '..' segment, or a
 * control character
 */
public record InstallPath(String value) implements Comparable<InstallPath> {
  public InstallPath {
    if (!value.startsWith("/")) {
      throw new IllegalArgumentException("'" + value + "' is not an absolute path");
    }
    if (!value.equals("/")) {
      for (String segment : value.substring(1).split("/", -1)) {
        if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
          throw new IllegalArgumentException(
              "'" + value + "' has a segment '" + segment + "' that escapes or repeats");
        }
      }
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a path holds a control character");
    }
  }

  /** The last segment; "" for the root. */
  public String name() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  /** The enclosing directory; empty for the root. */
  public Optional<InstallPath> parent() {
    if (value.equals("/")) {
      return Optional.empty();
    }
    int slash = value.lastIndexOf('/');
    return Optional.of(new InstallPath(slash == 0 ? "/" : value.substring(0, slash)));
  }

  /** A path below this one. */
  public InstallPath resolve(String relative) {
    return new InstallPath(value.equals("/") ? "/" + relative : value + "/" + relative);
  }

  /** Without the leading '/', as tar and cpio members are named after their "./". */
  public String relative() {
    return value.substring(1);
  }

  // What a record has by itself is made at run time, which a short run feels.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof InstallPath path && value.equals(path.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public int compareTo(InstallPath other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
