package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.config.Conditional;
import io.k8s.pkgbuilder.config.When;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.model.KubeVersion;
import io.k8s.pkgbuilder.model.Platform;
import java.util.List;
import java.util.Optional;

/**
 * What conditions are held against.
 *
 * @param version of Kubernetes; where none is asked for, the package's own
 * @param diagnostics takes conditions on a version that nobody gave
 */
record Situation(
    Optional<KubeVersion> version, Platform platform, FormatRules format, Diagnostics diagnostics) {
  /** Without a place: a table of versions has many rows, and the mistake is one. */
  static final Diagnostic NO_VERSION =
      Diagnostic.of(Category.USAGE, "no version is given")
          .hint("give one with --version, e.g. --version v1.32.3 or --version stable");

  private static final KubeVersion NONE = KubeVersion.parse("0.0.0");

  boolean holds(When when) {
    if (version.isEmpty() && when.versions().isPresent()) {
      diagnostics.add(NO_VERSION);
      return false;
    }
    return when.matches(version.orElse(NONE), platform, format.name());
  }

  <T> List<Conditional<T>> select(List<Conditional<T>> items) {
    return items.stream().filter(item -> holds(item.when())).toList();
  }
}
