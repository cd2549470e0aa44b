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
import java.util.Optional;
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

  /** What looks like a package is one; else it may be a repository, by the index that it has. */
  private PackageSet fetched(String address) {
    boolean named = address.replaceFirst("[?#].*", "").matches(".*\\.(deb|rpm)");
    Optional<PackageSet> repository =
        named ? Optional.empty() : new RemoteRepository(address, downloads).packages();
    if (repository.isPresent()) {
      return repository.get();
    }
    Path file =
        downloads.fetcher().fetch(address).orElseThrow(() -> nothing(address).asException()).path();
    return new PackageSet(address, List.of(new Member(address, file)));
  }

  private static Diagnostic nothing(String address) {
    return Diagnostic.of(Category.SOURCE, "there is nothing at " + address)
        .hint(
            "a repository's address is that of its dists/SUITE, or of the folder with its Release"
                + " file or its repodata");
  }
}
