package io.k8s.pkgbuilder.migrate;

import io.k8s.pkgbuilder.diagnostic.Location;
import java.util.List;

/**
 * A line of a spec that counts.
 *
 * @param text macros expanded
 * @param architectures in rpm's words, if it stands within an %ifarch
 */
record SpecLine(String text, Location location, List<String> architectures) {
  SpecLine {
    architectures = List.copyOf(architectures);
  }
}
