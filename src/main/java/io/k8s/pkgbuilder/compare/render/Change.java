package io.k8s.pkgbuilder.compare.render;

import io.k8s.pkgbuilder.compare.Difference;

/** From what to what. */
final class Change {
  private Change() {}

  /** One line; "" where the difference's detail says it all. */
  static String of(Difference one) {
    if (one.before().isEmpty()) {
      return Printable.of(one.after());
    }
    if (one.after().isEmpty()) {
      return Printable.of(one.before());
    }
    return Printable.of(
        one.before().equals(one.after()) ? one.after() : one.before() + " -> " + one.after());
  }
}
