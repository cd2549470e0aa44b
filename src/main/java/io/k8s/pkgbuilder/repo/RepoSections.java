package io.k8s.pkgbuilder.repo;

import io.k8s.pkgbuilder.repo.apt.AptSection;
import io.k8s.pkgbuilder.repo.apt.AptSettings;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.repo.yum.YumSection;
import io.k8s.pkgbuilder.repo.yum.YumSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that a repository consists of, by what is on the disk.
 *
 * @param apt each component of each suite, or the flat repository
 * @param yum each repository below rpm/
 */
record RepoSections(List<AptSection> apt, List<YumSection> yum) {
  RepoSections {
    apt = List.copyOf(apt);
    yum = List.copyOf(yum);
  }

  /**
   * Reads all Release files and repomd.xml.
   *
   * @throws io.k8s.pkgbuilder.format.PackageException when one is damaged
   */
  static RepoSections of(RepoFolder root) throws IOException {
    ExistingRepo existing = ExistingRepo.at(root.root());
    RepoFolder deb = root.below(RepoUpdate.DEB);
    List<AptSection> apt = new ArrayList<>();
    AptSettings settings = existing.settings().apt();
    if (existing.flat().isPresent()) {
      List<String> suites = existing.flat().get() ? List.of(settings.suite()) : existing.suites();
      for (String suite : suites) {
        apt.addAll(AptSection.of(deb, settings.withSuite(suite)));
      }
    }
    YumSettings yum = existing.settings().yum();
    return new RepoSections(apt, YumSection.of(root.below(RepoUpdate.RPM), yum));
  }

  boolean isEmpty() {
    return apt.isEmpty() && yum.isEmpty();
  }
}
