package io.k8s.pkgbuilder.repo;

import io.k8s.pkgbuilder.repo.apt.AptPublisher;
import io.k8s.pkgbuilder.repo.apt.AptRepository;
import io.k8s.pkgbuilder.repo.apt.AptSection;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.repo.store.Signing;
import io.k8s.pkgbuilder.repo.yum.YumPublisher;
import io.k8s.pkgbuilder.repo.yum.YumRepository;
import io.k8s.pkgbuilder.repo.yum.YumSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;

/**
 * Takes old versions out of a repository: first out of the indices, then, as soon as no index that
 * is kept names them any more, their files.
 */
public final class RepoPrune {
  private final RepoFolder root;
  private final Signing signing;
  private final Executor executor;

  /** Changes nothing yet. */
  public RepoPrune(Path root, Signing signing, Executor executor) {
    this.root = new RepoFolder(root);
    this.signing = signing;
    this.executor = executor;
  }

  /**
   * What went.
   *
   * @param unlisted packages that the indices no longer name
   * @param deleted files, of packages and of killed runs
   */
  public record Pruned(List<String> unlisted, List<String> deleted) {}

  /**
   * Prunes.
   *
   * @param keep versions of each package and architecture; 1 or more
   * @param indices how many former indices are kept
   */
  public Pruned prune(int keep, int indices) throws IOException {
    RepoSections before = RepoSections.of(root);
    Set<Path> candidates = named(before);
    PruneJournal journal = new PruneJournal(root);
    candidates.addAll(journal.read());
    journal.write(candidates);
    List<String> unlisted = new ArrayList<>();
    for (AptSection one : before.apt()) {
      AptRepository repository = one.prune(keep, path -> unlisted.add(RepoUpdate.DEB + "/" + path));
      new AptPublisher(one.folder(), one.settings().withKeep(indices), signing, executor)
          .publish(repository);
    }
    for (YumSection one : before.yum()) {
      YumRepository repository =
          one.prune(keep, path -> unlisted.add(RepoUpdate.RPM + "/" + one.prefix() + path));
      new YumPublisher(one.folder(), one.settings().withKeep(indices), signing, executor)
          .publish(repository);
    }
    candidates.removeAll(named(RepoSections.of(root)));
    List<String> deleted = new ArrayList<>();
    for (Path file : candidates) {
      if (Files.deleteIfExists(file)) {
        deleted.add(root.root().relativize(file).toString());
      }
    }
    journal.remove();
    for (String file : root.files("")) {
      if (RepoFolder.leftover(file)) {
        root.delete(file);
        deleted.add(file);
      }
    }
    return new Pruned(unlisted, deleted);
  }

  /** Only what an index named may go: another's files are not ours to delete. */
  private static Set<Path> named(RepoSections sections) throws IOException {
    Set<Path> named = new TreeSet<>();
    for (AptSection one : sections.apt()) {
      one.needed().forEach(path -> named.add(one.folder().path(path)));
    }
    for (YumSection one : sections.yum()) {
      one.needed().forEach(path -> named.add(one.folder().path(path)));
    }
    return named;
  }
}
