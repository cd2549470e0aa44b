package io.k8s.pkgbuilder.repo;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.repo.apt.AptPublisher;
import io.k8s.pkgbuilder.repo.apt.AptRepository;
import io.k8s.pkgbuilder.repo.store.Indexed;
import io.k8s.pkgbuilder.repo.store.Intake;
import io.k8s.pkgbuilder.repo.store.Packing;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.repo.store.Signing;
import io.k8s.pkgbuilder.repo.store.Waiting;
import io.k8s.pkgbuilder.repo.yum.YumUpdate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Puts packages into a repository: apt's in deb/, yum's in rpm/, and what clients need beside them.
 * Can be repeated at any time, also after it was killed: the same packages make the same
 * repository.
 */
public final class RepoUpdate {
  /** Below a repository's root. */
  public static final String DEB = "deb";

  /** Below a repository's root. */
  public static final String RPM = "rpm";

  private final RepoFolder root;
  private final RepoSettings settings;
  private final Signing signing;
  private final Executor executor;

  /**
   * Writes nothing yet.
   *
   * @param root exists
   */
  public RepoUpdate(Path root, RepoSettings settings, Signing signing, Executor executor) {
    this.root = new RepoFolder(root);
    this.settings = settings;
    this.signing = signing;
    this.executor = executor;
  }

  /**
   * Takes packages and publishes.
   *
   * @param packages files *.deb and *.rpm
   * @throws DiagnosticException of category REPOSITORY: a file is no package, or a package is there
   *     with other contents, or the repository is damaged
   */
  public RepoResult run(List<Path> packages) throws IOException {
    List<Indexed> results = new ArrayList<>();
    try {
      CompletableFuture<AptRepository> opening =
          Waiting.start(() -> AptRepository.open(root.below(DEB), settings.apt()), executor);
      YumUpdate yum = new YumUpdate(root.below(RPM), settings.yum());
      yum.open(executor);
      List<Path> debs = ending(packages, ".deb");
      List<Path> rpms = ending(packages, ".rpm");
      // All files of both kinds before any index.
      AptRepository apt = Waiting.result(opening);
      results.addAll(apt.add(debs, new Intake(root.path(DEB), executor)));
      results.addAll(yum.add(rpms, executor));
      yum.pack(signing, executor);
      Packing packing =
          debs.isEmpty()
              ? () -> false
              : new AptPublisher(root.below(DEB), settings.apt(), signing, executor).pack(apt);
      boolean changed = yum.publish(signing, executor);
      changed |= packing.publish();
      new ClientFiles(root, settings, signing).write();
      return new RepoResult(results, changed);
    } catch (PackageException e) {
      throw Diagnostic.of(
              Category.REPOSITORY, "the repository '" + root.root() + "': " + e.getMessage())
          .hint("'pkgbuilder repo check' says what else; a new --out starts afresh")
          .asException();
    }
  }

  private static List<Path> ending(List<Path> files, String suffix) {
    return files.stream().filter(file -> file.toString().endsWith(suffix)).distinct().toList();
  }
}
