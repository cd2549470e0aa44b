/**
 * Where binaries come from: resolves what the plan names to verified {@code Content}.
 *
 * <p>May see: plan, content, model, diagnostic.
 */
@NullMarked
package io.k8s.pkgbuilder.source;

import org.jspecify.annotations.NullMarked;
