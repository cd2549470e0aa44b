package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.diagnostic.Located;
import java.util.Optional;

/**
 * Findings of lint that are meant.
 *
 * @param check the check's name, which lint knows
 * @param path a glob on what is found; empty for everywhere
 * @param reason why it is meant, never blank
 */
public record LintSuppression(
    Located<String> check, Optional<Located<String>> path, Located<String> reason) {}
