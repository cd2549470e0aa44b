package io.k8s.pkgbuilder.repo.store;

/**
 * A file as an index names it.
 *
 * @param path below the folder that the index speaks of
 * @param size in bytes
 * @param sha256 lower-case hex; "" where the index has another digest only
 */
public record Named(String path, long size, String sha256) {}
