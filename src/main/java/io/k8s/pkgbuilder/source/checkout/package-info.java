/**
 * A Kubernetes git checkout as a source: which version it is, and binaries that are built when they
 * are missing or older than the sources.
 *
 * <p>May see: source, plan, model, diagnostic. Processes are run by a {@link
 * io.k8s.pkgbuilder.source.checkout.ProcessRunner} that is handed in.
 */
@NullMarked
package io.k8s.pkgbuilder.source.checkout;

import org.jspecify.annotations.NullMarked;
