package io.k8s.pkgbuilder.compare;

import java.util.List;

/**
 * One thing in which two packages differ.
 *
 * @param path an entry's path from the slash on, a script's or field's name, {@code
 *     Depends/iptables} for a relation; "" for the package as a whole
 * @param before "" where there was nothing
 * @param after "" where there is nothing
 * @param detail lines of a unified diff, or of a list; often none
 * @param reason why it has this significance: the policy's words, else the built-in rule's
 * @param byPolicy whether the policy said so
 */
public record Difference(
    Kind kind,
    String path,
    Significance significance,
    String before,
    String after,
    List<String> detail,
    String reason,
    boolean byPolicy) {
  public Difference {
    detail = List.copyOf(detail);
  }
}
