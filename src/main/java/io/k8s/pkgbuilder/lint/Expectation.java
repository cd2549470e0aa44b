package io.k8s.pkgbuilder.lint;

import io.k8s.pkgbuilder.model.SystemdUnit;
import java.util.List;

/**
 * What a package's configuration says that its files cannot.
 *
 * @param units that its scripts treat, where that is known for certain
 * @param suppressions findings that are meant
 */
public record Expectation(List<SystemdUnit> units, List<Suppression> suppressions) {
  public Expectation {
    units = List.copyOf(units);
    suppressions = List.copyOf(suppressions);
  }
}
