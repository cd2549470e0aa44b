package io.k8s.pkgbuilder.repo;

import io.k8s.pkgbuilder.repo.apt.AptSettings;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.repo.yum.YumSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a repository that is there already is like, so that nobody has to say it twice.
 *
 * @param flat empty where there is no apt repository yet
 * @param suites of an apt repository, sorted
 * @param perArchitecture empty where there is no yum repository yet
 * @param name of its client files; empty where there are none yet
 */
public record ExistingRepo(
    Optional<Boolean> flat,
    List<String> suites,
    Optional<Boolean> perArchitecture,
    Optional<String> name) {
  private static final String DEFAULT_NAME = "kubernetes";

  public ExistingRepo {
    suites = List.copyOf(suites);
  }

  /** Looks at the folder, which may be missing. */
  public static ExistingRepo at(Path root) throws IOException {
    RepoFolder deb = new RepoFolder(root).below(RepoUpdate.DEB);
    RepoFolder rpm = new RepoFolder(root).below(RepoUpdate.RPM);
    List<String> suites =
        folders(deb.path("dists")).stream()
            .filter(suite -> deb.has("dists/" + suite + "/Release"))
            .toList();
    boolean nested =
        folders(rpm.root()).stream().anyMatch(one -> rpm.has(one + "/repodata/repomd.xml"));
    return new ExistingRepo(
        suites.isEmpty() ? Optional.of(true).filter(yes -> deb.has("Release")) : Optional.of(false),
        suites,
        rpm.has("repodata/repomd.xml")
            ? Optional.of(false)
            : Optional.of(true).filter(yes -> nested),
        clientFile(root));
  }

  /** With defaults for what is not there. */
  public RepoSettings settings() {
    AptSettings apt = AptSettings.DEFAULT.withFlat(flat.orElse(false));
    YumSettings yum = YumSettings.DEFAULT;
    return new RepoSettings(
        name.orElse(DEFAULT_NAME),
        Optional.empty(),
        suites.size() == 1 ? apt.withSuite(suites.get(0)) : apt,
        new YumSettings(perArchitecture.orElse(false), yum.compression(), yum.keep()));
  }

  private static List<String> folders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(Files::isDirectory)
          .map(path -> String.valueOf(path.getFileName()))
          .sorted()
          .toList();
    }
  }

  private static Optional<String> clientFile(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return Optional.empty();
    }
    try (Stream<Path> list = Files.list(root)) {
      return list.map(path -> String.valueOf(path.getFileName()))
          .filter(file -> file.matches("[A-Za-z0-9_-]+\\.(asc|repo)"))
          .sorted()
          .map(file -> file.replaceFirst("\\.[^.]*$", ""))
          .findFirst();
    }
  }
}
