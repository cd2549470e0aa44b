package io.k8s.pkgbuilder.repo;

import io.k8s.pkgbuilder.repo.apt.AptSection;
import io.k8s.pkgbuilder.repo.store.Named;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.repo.yum.YumSection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The packages that a repository's indices name, which may be fewer than lie in its folder. */
public final class PublishedPackages {
  private PublishedPackages() {}

  /**
   * Their files, below the repository's folder; none where it is no repository.
   *
   * @throws io.k8s.pkgbuilder.format.PackageException when an index is damaged
   */
  public static Set<Path> of(Path root) throws IOException {
    RepoSections sections = RepoSections.of(new RepoFolder(root));
    Set<Path> files = new TreeSet<>();
    for (AptSection section : sections.apt()) {
      for (Named named : section.files()) {
        files.add(section.folder().path(named.path()));
      }
    }
    for (YumSection section : sections.yum()) {
      for (Named named : section.files()) {
        files.add(section.folder().path(named.path()));
      }
    }
    return files;
  }
}
