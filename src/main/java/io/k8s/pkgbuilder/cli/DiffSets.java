package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.compare.PackageSet;
import io.k8s.pkgbuilder.compare.PackageSet.Member;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.repo.PublishedPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** From what the user names (a file, a folder, a repository, an address) to a set of packages. */
record DiffSets(World world, Downloads downloads) {
  PackageSet of(String place) throws IOException {
    if (place.contains("://")) {
      return fetched(place);
    }
    Path path = world.path(place);
    if (!Files.exists(path)) {
      throw Diagnostic.of(Category.USAGE, "there is no file or folder '" + place + "'")
          .asException();
    }
    PackageSet set = Files.isDirectory(path) ? folder(place, path) : PackageSet.of(place, path);
    if (set.members().isEmpty()) {
      throw Diagnostic.of(Category.USAGE, "there is no package in '" + place + "'").asException();
    }
    return set;
  }

  /** Of a repository what its indices name, whatever else lies in it. */
  private static PackageSet folder(String place, Path path) throws IOException {
    Set<Path> published = PublishedPackages.of(path);
    return published.isEmpty()
        ? PackageSet.of(place, path)
        : new PackageSet(
            place,
            published.stream()
                .map(file -> new Member(path.relativize(file).toString(), file))
                .toList());
  }

  private PackageSet fetched(String address) {
    Path file =
        downloads
            .fetcher()
            .fetch(address)
            .orElseThrow(
                () ->
                    Diagnostic.of(Category.SOURCE, "there is nothing at " + address).asException())
            .path();
    return new PackageSet(address, List.of(new Member(address, file)));
  }
}
