package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.diagnostic.Location;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A rule of a policy for differences, as written.
 *
 * @param kind a glob; empty fits all, as do the others
 * @param name of the package
 * @param path of an entry, field, script or relation
 * @param expires the last day on which it has an effect
 */
public record DiffRuleSpec(
    Optional<Located<String>> kind,
    Optional<Located<String>> name,
    Optional<Located<String>> platform,
    Optional<Located<String>> format,
    Optional<Located<String>> path,
    Located<String> significance,
    Located<String> reason,
    Optional<Located<LocalDate>> expires,
    Location location) {}
