package io.k8s.pkgbuilder.repo;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.model.DebVersionOrder;
import io.k8s.pkgbuilder.model.RpmVersionOrder;
import io.k8s.pkgbuilder.repo.apt.AptSection;
import io.k8s.pkgbuilder.repo.check.Base;
import io.k8s.pkgbuilder.repo.check.Installable;
import io.k8s.pkgbuilder.repo.store.Named;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.repo.yum.YumSection;
import io.k8s.pkgbuilder.sign.Keyring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;

/** Looks a whole repository over, and reports everything that is wrong with it at once. */
public final class RepoCheck {
  private static final String UNSIGNED =
      "; was a run killed? 'repo REPO --out REPO --sign-key KEY' signs it anew";

  private final RepoFolder root;
  private final Executor executor;

  /** Reads nothing yet. */
  public RepoCheck(Path root, Executor executor) {
    this.root = new RepoFolder(root);
    this.executor = executor;
  }

  /**
   * How much was found right.
   *
   * @param indices apt components and yum repositories
   * @param packages in all of them
   */
  public record Seen(int indices, int packages) {}

  /**
   * Whether every file that is named is there with its digest, every package is named, every
   * signature fits what it stands for, and every dependency can be satisfied.
   *
   * @param now when signatures and the keys that are published must be valid
   * @throws DiagnosticException of category REPOSITORY with everything that is wrong
   */
  public Seen check(Base base, Instant now) throws IOException {
    RepoSections sections = sections();
    RepoProblems problems = new RepoProblems(executor);
    files(sections, problems);
    orphans(sections, problems);
    signatures(sections, problems, now);
    for (AptSection one : sections.apt()) {
      Installable installable = new Installable(base, DebVersionOrder::compareTexts);
      problems.attempt(
          one.name(),
          () ->
              one.nodes()
                  .forEach(
                      (architecture, set) ->
                          installable
                              .problems(set)
                              .forEach(
                                  line -> problems.add(one.name() + " " + architecture, line))));
    }
    for (YumSection one : sections.yum()) {
      Installable installable = new Installable(base, RpmVersionOrder::compareTexts);
      problems.attempt(
          one.label(),
          () ->
              one.nodes()
                  .forEach(
                      (architecture, set) ->
                          installable
                              .problems(set)
                              .forEach(
                                  line -> problems.add(one.label() + " " + architecture, line))));
    }
    problems.throwIfAny();
    return seen(sections);
  }

  /**
   * Whether all of it is what the owner of a key published: signatures, then every digest, then the
   * packages' own signatures where their clients look at them.
   *
   * @throws DiagnosticException of category REPOSITORY with everything that is wrong
   */
  public Seen verify(Keyring keyring, Instant now) throws IOException {
    RepoSections sections = sections();
    RepoProblems problems = new RepoProblems(executor);
    for (AptSection one : sections.apt()) {
      problems.attempt(one.name(), () -> one.verify(keyring, now));
    }
    for (YumSection one : sections.yum()) {
      problems.attempt(one.label(), () -> one.verify(keyring, now));
      for (Named file : one.files()) {
        problems.attempt(
            one.label() + ": " + file.path(),
            () -> new PackageVerifier(keyring, now).verify(one.folder().path(file.path())));
      }
    }
    files(sections, problems);
    problems.throwIfAny();
    return seen(sections);
  }

  private RepoSections sections() throws IOException {
    try {
      RepoSections sections = RepoSections.of(root);
      if (sections.isEmpty()) {
        throw Diagnostic.of(Category.REPOSITORY, "there is no repository in '" + root.root() + "'")
            .hint("a repository has deb/ or rpm/ in it; 'pkgbuilder repo' makes one")
            .asException();
      }
      return sections;
    } catch (PackageException e) {
      throw Diagnostic.of(
              Category.REPOSITORY, "the repository '" + root.root() + "': " + e.getMessage())
          .asException();
    }
  }

  private static Seen seen(RepoSections sections) {
    return new Seen(
        sections.apt().size() + sections.yum().size(),
        sections.apt().stream().mapToInt(one -> one.files().size()).sum()
            + sections.yum().stream().mapToInt(one -> one.files().size()).sum());
  }

  private static void files(RepoSections sections, RepoProblems problems) {
    for (AptSection one : sections.apt()) {
      problems.files(one.name(), one.folder(), one.indexFiles());
      problems.files(one.name(), one.folder(), one.files());
    }
    for (YumSection one : sections.yum()) {
      problems.files(one.label(), one.folder(), one.indexFiles());
      problems.files(one.label(), one.folder(), one.files());
    }
  }

  /**
   * By the keys that the repository itself publishes: that is no proof of who signed, but it finds
   * what a run left that was killed between a file and its signature.
   */
  private void signatures(RepoSections sections, RepoProblems problems, Instant now)
      throws IOException {
    Optional<Keyring> published = new PublishedKeys(root).keyring();
    if (published.isEmpty()) {
      return;
    }
    for (AptSection one : sections.apt()) {
      if (one.signed()) {
        problems.attempt(one.name(), UNSIGNED, () -> one.verifySignatures(published.get(), now));
      }
    }
    for (YumSection one : sections.yum()) {
      if (one.signed()) {
        problems.attempt(one.label(), UNSIGNED, () -> one.verify(published.get(), now));
      }
    }
  }

  /** Packages that no index names, and what killed runs left. */
  private void orphans(RepoSections sections, RepoProblems problems) throws IOException {
    Set<Path> named = new TreeSet<>();
    for (AptSection one : sections.apt()) {
      one.needed().forEach(path -> named.add(one.folder().path(path)));
    }
    for (YumSection one : sections.yum()) {
      one.needed().forEach(path -> named.add(one.folder().path(path)));
    }
    Set<Path> pruned = new PruneJournal(root).read();
    for (String file : root.files("")) {
      boolean isPackage = file.endsWith(".deb") || file.endsWith(".rpm");
      if (RepoFolder.leftover(file)) {
        problems.add(file, "a killed run left it; 'repo prune' removes it");
      } else if (pruned.contains(root.path(file)) && !named.contains(root.path(file))) {
        problems.add(file, "a killed prune left it; 'repo prune' removes it");
      } else if (isPackage && !named.contains(root.path(file))) {
        problems.add(file, "no index names it; 'repo REPO --out REPO' takes it in");
      }
    }
  }
}
