package io.k8s.pkgbuilder.config.key;

/**
 * A key of a mapping.
 *
 * @param documentation one or two sentences, for editors
 */
public record Key<T>(String name, Shape<T> shape, String documentation, boolean required) {
  /** A key that may be left out. */
  public static <T> Key<T> of(String name, Shape<T> shape, String documentation) {
    return new Key<>(name, shape, documentation, false);
  }

  /** A key that must be there. */
  public static <T> Key<T> required(String name, Shape<T> shape, String documentation) {
    return new Key<>(name, shape, documentation, true);
  }
}
