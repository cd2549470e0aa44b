/**
 * What a release did, for people.
 *
 * <p>In: the plan and what the steps recorded. Out: one HTML file that needs no other.
 */
@NullMarked
package io.k8s.pkgbuilder.release.report;

import org.jspecify.annotations.NullMarked;
