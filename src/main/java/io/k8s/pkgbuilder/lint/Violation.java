package io.k8s.pkgbuilder.lint;

/**
 * A place where a check found what it looks for.
 *
 * @param path of an entry, or a script's or field's name; "" for the package as a whole
 * @param message what is wrong there, lower case, no full stop
 */
public record Violation(String path, String message) {
  static Violation of(String message) {
    return new Violation("", message);
  }
}
