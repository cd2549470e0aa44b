/**
 * The extension point: a {@link io.k8s.pkgbuilder.format.PackageFormat} turns one ArtifactPlan and
 * its payload into one file. Found by ServiceLoader; a new format is a new folder below this one.
 *
 * <p>May see: payload, plan, sign, content, model, diagnostic.
 */
@NullMarked
package io.k8s.pkgbuilder.format;

import org.jspecify.annotations.NullMarked;
