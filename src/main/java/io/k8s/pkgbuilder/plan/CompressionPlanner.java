package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.config.FormatSection;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.Compression.Algorithm;
import java.util.Optional;

/** The user's word, then the configuration's, then the format's own choice. */
record CompressionPlanner(
    PlanRequest request, FormatSection section, FormatRules format, Diagnostics diagnostics) {
  Compression compression() {
    Optional<Compression> chosen =
        request.compression().isPresent()
            ? request.compression().flatMap(this::chosen)
            : section.compression().flatMap(this::configured);
    return chosen.orElseGet(format::defaultCompression);
  }

  private Optional<Compression> chosen(CompressionChoice choice) {
    if (readable(choice.compression().algorithm())) {
      return Optional.of(choice.compression());
    }
    if (!choice.goal()) {
      diagnostics.add(refusal(Optional.empty(), choice.words()));
    }
    return Optional.empty();
  }

  private Optional<Compression> configured(Located<Compression> written) {
    Algorithm algorithm = written.value().algorithm();
    if (readable(algorithm)) {
      return Optional.of(written.value());
    }
    diagnostics.add(refusal(Optional.of(written), CompressionChoice.name(algorithm)));
    return Optional.empty();
  }

  private boolean readable(Algorithm algorithm) {
    return format.algorithms().contains(algorithm);
  }

  private Diagnostic refusal(Optional<Located<Compression>> written, String words) {
    return new Diagnostic(
        written.isPresent() ? Category.CONFIGURATION : Category.USAGE,
        written.map(Located::location),
        format.name() + " packages are never compressed with " + words,
        Optional.of("it can be " + CompressionChoice.names(format.algorithms())));
  }
}
