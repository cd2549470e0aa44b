/**
 * What others check a release by: sums of its files, a list of what is in each package, and how it
 * came to be, in such detail that it can be made again.
 *
 * <p>In: the plan, the inputs and the packages. Out: the bytes of SHA256SUMS, CycloneDX and in-toto
 * documents; the same for the same release, whenever and wherever it is made.
 *
 * <p>May see: format, source, plan, config, sign, content, model, diagnostic.
 */
@NullMarked
package io.k8s.pkgbuilder.attest;

import org.jspecify.annotations.NullMarked;
