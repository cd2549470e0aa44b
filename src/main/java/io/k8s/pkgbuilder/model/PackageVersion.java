package io.k8s.pkgbuilder.model;

import java.util.OptionalLong;

/**
 * A package's version as deb and rpm have it: [epoch:]upstream-revision; deb's revision is rpm's
 * release.
 *
 * @param epoch absent means 0 and is not printed
 * @param upstream may hold '~' (sorts before) and '+', never '-' or ':'
 * @param revision deb revision, rpm release; "" prints no revision in deb and is illegal in rpm
 */
public record PackageVersion(OptionalLong epoch, String upstream, String revision) {}
