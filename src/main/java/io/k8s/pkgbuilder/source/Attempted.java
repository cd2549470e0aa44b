package io.k8s.pkgbuilder.source;

import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * What became of one of several things done at once.
 *
 * @param result present unless it failed
 * @param failure the user's mistake that ended it
 */
record Attempted<T>(Optional<T> result, Optional<DiagnosticException> failure) {
  /** Does a thing to each of some values, in parallel, and waits for all of them. */
  static <K, T> Map<K, Attempted<T>> all(
      Collection<K> keys, Function<K, T> work, Executor executor) {
    Map<K, CompletableFuture<Attempted<T>>> running = new LinkedHashMap<>();
    keys.forEach(
        key -> running.put(key, CompletableFuture.supplyAsync(() -> one(key, work), executor)));
    Map<K, Attempted<T>> all = new LinkedHashMap<>();
    running.forEach((key, future) -> all.put(key, future.join()));
    return all;
  }

  private static <K, T> Attempted<T> one(K key, Function<K, T> work) {
    try {
      return new Attempted<>(Optional.of(work.apply(key)), Optional.empty());
    } catch (DiagnosticException e) {
      return new Attempted<>(Optional.empty(), Optional.of(e));
    }
  }
}
