package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.diagnostic.Located;
import java.util.Optional;

/**
 * The parts of a version as written: raw text, so that 1.10 is not 1.1; expanded.
 *
 * @param version absent means the version being built
 * @param schema semver (default) or none
 * @param prerelease after a '~'
 * @param metadata after a '+'
 */
public record VersionSpec(
    Optional<Located<String>> version,
    Optional<Located<String>> schema,
    Optional<Located<Long>> epoch,
    Optional<Located<String>> release,
    Optional<Located<String>> prerelease,
    Optional<Located<String>> metadata) {}
