package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.model.InstallPath;

/**
 * Where contents go.
 *
 * @param directory written with a trailing '/': what is installed goes into it by base name
 */
public record Destination(InstallPath path, boolean directory) {
  /**
   * Reads a destination; as nfpm does, a relative one is taken from the root and '.' and doubled
   * '/' are dropped.
   *
   * @throws IllegalArgumentException for an empty one and for '..'
   */
  static Destination parse(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a destination is empty");
    }
    StringBuilder path = new StringBuilder();
    for (String segment : text.split("/", -1)) {
      if (segment.equals("..")) {
        throw new IllegalArgumentException("'" + text + "' escapes with '..'");
      }
      if (!segment.isEmpty() && !segment.equals(".")) {
        path.append('/').append(segment);
      }
    }
    return new Destination(
        new InstallPath(path.isEmpty() ? "/" : path.toString()), text.endsWith("/"));
  }

  @Override
  public String toString() {
    return path + (directory ? "/" : "");
  }
}
