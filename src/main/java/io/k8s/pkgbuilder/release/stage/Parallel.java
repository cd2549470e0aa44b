package io.k8s.pkgbuilder.release.stage;

import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Tasks side by side; what a user did wrong in several of them is told at once. */
final class Parallel {
  private Parallel() {}

  /** Something to do. */
  interface Task {
    /** Does it. */
    void run() throws IOException;
  }

  /** Does all of them, also where some fail. */
  static void run(List<Task> tasks, Executor executor) throws IOException {
    List<CompletableFuture<Void>> futures = new ArrayList<>();
    for (Task task : tasks) {
      futures.add(CompletableFuture.runAsync(() -> unchecked(task), executor));
    }
    Set<Diagnostic> mistakes = new LinkedHashSet<>();
    for (CompletableFuture<Void> future : futures) {
      try {
        future.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof UncheckedIOException failure) {
          throw failure.getCause();
        }
        if (!(e.getCause() instanceof DiagnosticException mistake)) {
          throw e;
        }
        mistakes.addAll(mistake.diagnostics());
      }
    }
    if (!mistakes.isEmpty()) {
      throw new DiagnosticException(List.copyOf(mistakes));
    }
  }

  private static void unchecked(Task task) {
    try {
      task.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
