package io.k8s.pkgbuilder.lint;

import java.util.Comparator;

/**
 * A mistake in a package.
 *
 * @param file the package, as the user named it
 * @param check the {@link About#name}
 * @param path see {@link Violation}
 * @param message see {@link Violation}
 */
public record Finding(String file, String check, Level level, String path, String message) {
  static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::level)
          .thenComparing(Finding::check)
          .thenComparing(Finding::path)
          .thenComparing(Finding::message);

  static Finding of(LintPackage subject, About about, Violation violation) {
    return new Finding(
        subject.file(), about.name(), about.level(), violation.path(), violation.message());
  }
}
