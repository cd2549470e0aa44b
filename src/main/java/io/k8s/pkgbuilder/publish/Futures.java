package io.k8s.pkgbuilder.publish;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for work that runs at the same time. */
final class Futures {
  private Futures() {}

  /** The results in their order; once all have ended, the first failure is thrown as it was. */
  static <T> List<T> all(List<CompletableFuture<T>> running) {
    try {
      CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
    return running.stream().map(CompletableFuture::join).toList();
  }
}
