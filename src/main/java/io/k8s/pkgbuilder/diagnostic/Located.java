package io.k8s.pkgbuilder.diagnostic;

import java.util.function.Function;

/** A value and the place it was written at, so that a later stage can still point there. */
public record Located<T>(T value, Location location) {
  /** Another value from the same place. */
  public <R> Located<R> map(Function<? super T, ? extends R> mapper) {
    return new Located<>(mapper.apply(value), location);
  }
}
