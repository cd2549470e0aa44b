package io.k8s.pkgbuilder.content;

/**
 * What the formats need to know of a content's bytes.
 *
 * @param md5 lower-case hex, for deb's md5sums
 * @param sha256 lower-case hex, for rpm's file digests and as the content's identity
 */
public record Digests(String md5, String sha256) {}
