package io.k8s.pkgbuilder.repo;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.repo.store.FileDigests;
import io.k8s.pkgbuilder.repo.store.FileDigests.Algorithm;
import io.k8s.pkgbuilder.repo.store.Named;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Collects what is wrong with a repository, each as a mistake of its own. */
final class RepoProblems {
  private final Diagnostics found = new Diagnostics();
  private final Executor executor;

  RepoProblems(Executor executor) {
    this.executor = executor;
  }

  void add(String where, String what) {
    found.add(Diagnostic.of(Category.REPOSITORY, where + ": " + what));
  }

  /** Whether every file is there and has its size and digest. */
  void files(String where, RepoFolder folder, List<Named> files) {
    List<CompletableFuture<Optional<String>>> running =
        files.stream()
            .map(file -> CompletableFuture.supplyAsync(() -> problem(folder, file), executor))
            .toList();
    running.forEach(one -> one.join().ifPresent(what -> add(where, what)));
  }

  private static Optional<String> problem(RepoFolder folder, Named file) {
    try {
      if (!folder.has(file.path())) {
        return Optional.of(file.path() + " is missing");
      }
      if (Files.size(folder.path(file.path())) != file.size()) {
        return Optional.of(file.path() + " has not the size that the index says");
      }
      String sha256 =
          FileDigests.of(folder.path(file.path()), EnumSet.of(Algorithm.SHA256))
              .get(Algorithm.SHA256);
      return file.sha256().isEmpty() || file.sha256().equals(sha256)
          ? Optional.empty()
          : Optional.of(file.path() + " has other contents than the index says");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a check whose failure is a problem of that place. */
  void attempt(String where, Check check) {
    attempt(where, "", check);
  }

  /** The same, with what to do about it. */
  void attempt(String where, String advice, Check check) {
    try {
      check.run();
    } catch (IOException e) {
      add(where, e.getMessage() + advice);
    }
  }

  /** Something that throws when it does not hold. */
  interface Check {
    void run() throws IOException;
  }

  void throwIfAny() {
    found.throwIfAny();
  }
}
