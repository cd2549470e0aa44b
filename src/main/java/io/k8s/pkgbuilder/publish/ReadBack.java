package io.k8s.pkgbuilder.publish;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.repo.store.FileDigests;
import io.k8s.pkgbuilder.repo.store.FileDigests.Algorithm;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Reads what was published, every byte of it. */
record ReadBack(Store store, Executor executor) {
  /**
   * How many files are there with the tree's digests: all of them.
   *
   * @throws DiagnosticException of category PUBLISH naming every file that is not
   */
  int verify(PublishTree tree) {
    List<CompletableFuture<Optional<String>>> running = new ArrayList<>();
    for (LocalFile file : tree.files()) {
      running.add(CompletableFuture.supplyAsync(() -> wrong(file), executor));
    }
    Diagnostics problems = new Diagnostics();
    for (Optional<String> problem : Futures.all(running)) {
      problem.ifPresent(
          text ->
              problems.add(
                  Diagnostic.of(Category.PUBLISH, store.name() + ": " + text)
                      .hint("publish again; if it stays so, somebody else writes there")));
    }
    problems.throwIfAny();
    return tree.files().size();
  }

  private Optional<String> wrong(LocalFile file) {
    try {
      Optional<InputStream> opened = store.open(file.path());
      if (opened.isEmpty()) {
        return Optional.of("'" + file.path() + "' is not there");
      }
      try (InputStream in = opened.get()) {
        String sha256 = FileDigests.of(in, EnumSet.of(Algorithm.SHA256)).get(Algorithm.SHA256);
        return sha256.equals(file.sha256())
            ? Optional.empty()
            : Optional.of(
                "'" + file.path() + "' has the SHA-256 " + sha256 + ", not " + file.sha256());
      }
    } catch (IOException e) {
      return Optional.of("'" + file.path() + "' cannot be read back: " + e.getMessage());
    }
  }
}
