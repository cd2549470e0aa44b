package io.k8s.pkgbuilder.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Packages that belong together, none of them read yet.
 *
 * @param name as the user knows it
 */
public record PackageSet(String name, List<Member> members) {
  /**
   * A file of the set.
   *
   * @param name as reports have it
   */
  public record Member(String name, Path file) {}

  public PackageSet {
    members = List.copyOf(members);
  }

  /** A file alone, or every deb and rpm below a folder, named by their places in it. */
  public static PackageSet of(String name, Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return new PackageSet(name, List.of(new Member(name, place)));
    }
    try (Stream<Path> files = Files.walk(place)) {
      return new PackageSet(
          name,
          files
              .filter(file -> file.toString().endsWith(".deb") || file.toString().endsWith(".rpm"))
              .filter(Files::isRegularFile)
              .sorted()
              .map(file -> new Member(place.relativize(file).toString().replace('\\', '/'), file))
              .toList());
    }
  }
}
