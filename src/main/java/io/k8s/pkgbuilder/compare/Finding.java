package io.k8s.pkgbuilder.compare;

import java.util.List;

/**
 * A difference before a policy has judged it.
 *
 * @param path an entry's path from the slash on, a script's or field's name, {@code
 *     Depends/iptables} for a relation; "" for the package as a whole
 * @param before "" where there was nothing
 * @param after "" where there is nothing
 * @param detail lines of a unified diff or of a list
 */
record Finding(Kind kind, String path, String before, String after, List<String> detail) {
  Finding {
    detail = List.copyOf(detail);
  }

  static Finding of(Kind kind, String path, String before, String after) {
    return new Finding(kind, path, before, after, List.of());
  }
}
