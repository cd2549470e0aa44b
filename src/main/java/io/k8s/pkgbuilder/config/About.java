package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.diagnostic.Located;
import java.util.Optional;

/**
 * What a package says of itself, in every format; expanded.
 *
 * @param description the first line is the summary
 */
public record About(
    Optional<Located<String>> description,
    Optional<Located<String>> maintainer,
    Optional<Located<String>> vendor,
    Optional<Located<String>> homepage,
    Optional<Located<String>> license,
    Optional<Located<String>> section,
    Optional<Located<String>> priority) {}
