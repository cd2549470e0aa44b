package io.k8s.pkgbuilder.repo.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Work on other threads that fails as it would here. */
public final class Waiting {
  private Waiting() {}

  /** Something that may fail. */
  public interface Work<T> {
    T run() throws IOException;
  }

  /** Begins it. */
  public static <T> CompletableFuture<T> start(Work<T> work, Executor executor) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return work.run();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        executor);
  }

  /** Waits for its end. */
  public static <T> T result(CompletableFuture<T> running) throws IOException {
    try {
      return running.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException wrapper) {
        throw wrapper.getCause();
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
