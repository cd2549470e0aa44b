/**
 * Where binaries come from: resolves what the plan names to verified {@code Content}.
 *
 * <p>May see: plan, content, cloud, cosign, model, diagnostic.
 */
@NullMarked
package io.k8s.pkgbuilder.source;

import org.jspecify.annotations.NullMarked;
