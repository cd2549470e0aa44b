package io.k8s.pkgbuilder.attest;

import java.util.Optional;

/**
 * What made the packages.
 *
 * @param version of pkgbuilder
 * @param sha256 of its jar; empty where it is not run from one
 * @param builder who ran it, as a URI: the identity that SLSA trusts
 */
public record Tool(String version, Optional<String> sha256, String builder) {
  /** Who ran it, where nobody says. */
  public static final String ANYBODY = "https://pkgbuilder.k8s.io/builder/anybody";
}
