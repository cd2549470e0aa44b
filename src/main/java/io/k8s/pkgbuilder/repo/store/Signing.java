package io.k8s.pkgbuilder.repo.store;

import io.k8s.pkgbuilder.sign.Signer;
import java.time.Instant;
import java.util.Optional;

/**
 * How indices are signed.
 *
 * @param signer empty for a repository without signatures
 * @param date of the publication
 */
public record Signing(Optional<Signer> signer, Instant date) {}
