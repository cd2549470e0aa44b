package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.diagnostic.Location;
import java.util.Optional;

/**
 * How a package is to be signed.
 *
 * @param keyFile as configured
 * @param keyId which key or subkey of the file: its fingerprint or the end of it
 * @param type deb: whose signature it is: origin, maint or archive; or "builder", dpkg-sig's
 * @param signer dpkg-sig: whose name it says
 * @param location of the key's configuration
 */
public record PackageSignature(
    String keyFile,
    Optional<String> keyId,
    String type,
    Optional<String> signer,
    Location location) {}
