/**
 * The stages of a release: what each makes of what, in terms of the other rooms.
 *
 * <p>In: the plan, the work directory, and what earlier stages recorded. Out: files, recorded.
 */
@NullMarked
package io.k8s.pkgbuilder.release.stage;

import org.jspecify.annotations.NullMarked;
