/**
 * Every decision of a build, made before a byte of input is read: which artifacts, their names,
 * versions, relations, paths, scripts and sources.
 *
 * <p>In: PackageConfig, versions, platforms, formats. Out: {@link
 * io.k8s.pkgbuilder.plan.BuildPlan}. May see: config, model, diagnostic.
 */
@NullMarked
package io.k8s.pkgbuilder.plan;

import org.jspecify.annotations.NullMarked;
