package io.k8s.pkgbuilder.source.checkout;

import io.k8s.pkgbuilder.model.KubeVersion;

/**
 * The version of a tree.
 *
 * @param how where it was found, e.g. "git describe: v1.32.3-1-g0123456789abcd, tree is modified"
 */
public record DerivedVersion(KubeVersion version, String how) {}
