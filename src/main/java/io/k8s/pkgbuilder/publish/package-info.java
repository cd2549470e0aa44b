/**
 * Brings a finished tree to where clients find it: a directory, a bucket, or whatever a program of
 * the user's knows.
 *
 * <p>In: a folder. Out: the same files at the target, of which only those that changed were sent,
 * in an order that leaves every reader a whole repository at every moment.
 *
 * <p>May see: repo, content, cloud, model, diagnostic.
 */
@NullMarked
package io.k8s.pkgbuilder.publish;

import org.jspecify.annotations.NullMarked;
