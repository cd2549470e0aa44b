/**
 * Runs a BuildPlan: sources, payload, format, and the atomic move of each finished file.
 *
 * <p>In: BuildPlan. Out: BuiltArtifacts. May see: format, payload, source, plan, content, model,
 * diagnostic.
 */
@NullMarked
package io.k8s.pkgbuilder.build;

import org.jspecify.annotations.NullMarked;
