package io.k8s.pkgbuilder.publish;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.publish.Publication.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Finds what a target lacks. */
record Comparison(Store store, PublishSettings settings, Executor executor) {
  private record Compared(LocalFile file, Optional<Stored> before, boolean same) {}

  /**
   * What is to be done.
   *
   * @throws DiagnosticException of category PUBLISH for packages that would change
   */
  Publication plan(PublishTree tree) throws IOException {
    Map<String, Stored> there = new TreeMap<>();
    store.list().stream()
        .filter(file -> !PublishTree.passing(file.path()))
        .forEach(file -> there.put(file.path(), file));
    List<CompletableFuture<Compared>> running = new ArrayList<>();
    for (LocalFile file : tree.files()) {
      Optional<Stored> before = Optional.ofNullable(there.remove(file.path()));
      running.add(CompletableFuture.supplyAsync(() -> compare(file, before), executor));
    }
    List<Compared> compared = all(running);
    refuseChanged(compared);
    return new Publication(
        compared.stream()
            .filter(one -> !one.same())
            .map(one -> new Upload(one.file(), one.before()))
            .toList(),
        settings.delete() ? List.copyOf(there.values()) : List.of(),
        compared.stream().filter(Compared::same).map(Compared::file).toList());
  }

  private static List<Compared> all(List<CompletableFuture<Compared>> running) throws IOException {
    try {
      return Futures.all(running);
    } catch (UncheckedIOException e) {
      throw e.getCause() == null ? new IOException(e) : e.getCause();
    }
  }

  private Compared compare(LocalFile file, Optional<Stored> before) {
    try {
      boolean same =
          before.isPresent()
              && before.get().size() == file.size()
              && store.same(file, before.get());
      return new Compared(file, before, same);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Caches and machines everywhere hold the former bytes under this name, for good. */
  private void refuseChanged(List<Compared> compared) {
    if (settings.replace()) {
      return;
    }
    Diagnostics problems = new Diagnostics();
    for (Compared one : compared) {
      if (one.file().kind() == FileKind.PACKAGE && one.before().isPresent() && !one.same()) {
        problems.add(
            Diagnostic.of(
                    Category.PUBLISH,
                    store.name() + " has another '" + one.file().path() + "' already")
                .hint("a package that changes wants a new --revision; --replace overwrites it"));
      }
    }
    problems.throwIfAny();
  }
}
