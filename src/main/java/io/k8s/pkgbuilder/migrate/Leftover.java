package io.k8s.pkgbuilder.migrate;

import io.k8s.pkgbuilder.diagnostic.Location;

/**
 * Something that was not carried over.
 *
 * @param what as it is written there, in a line
 * @param reason why not, or what to do about it
 */
public record Leftover(Location location, String what, String reason) {}
