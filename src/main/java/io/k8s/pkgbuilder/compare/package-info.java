/**
 * What differs between two packages, or two sets of packages, and what that means to who installs
 * them.
 *
 * <p>In: two {@link io.k8s.pkgbuilder.compare.PackageSet}s and a {@link
 * io.k8s.pkgbuilder.compare.Policy}. Out: a {@link io.k8s.pkgbuilder.compare.SetDiff}, which
 * compare.render writes as text, JSON, Markdown or HTML. May see: format, content.
 */
@NullMarked
package io.k8s.pkgbuilder.compare;

import org.jspecify.annotations.NullMarked;
