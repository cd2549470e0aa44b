package io.k8s.pkgbuilder.repo.store;

import java.time.Instant;

/**
 * A package file that was read.
 *
 * @param time that its copy in the repository gets, for HTTP's Last-Modified
 * @param refused whether clients that check packages' own signatures will refuse it
 * @param listed runs when the package goes into the index
 */
public record Taken<E extends Holding>(E entry, Instant time, boolean refused, Runnable listed) {}
