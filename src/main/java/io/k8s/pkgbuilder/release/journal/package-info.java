/**
 * What was done in a work directory, kept so that it outlives the process at any moment.
 *
 * <p>In: steps that are done, with the files that they left. Out: whether a step is done still, of
 * the same inputs and with the same outputs.
 */
@NullMarked
package io.k8s.pkgbuilder.release.journal;

import org.jspecify.annotations.NullMarked;
