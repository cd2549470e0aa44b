/**
 * Repositories that apt, dnf, yum and zypper install from.
 *
 * <p>In: package files of any writer, and the repository as it stands. Out: the same folder with
 * the packages in it and its indices signed and replaced, in an order that leaves every reader a
 * whole repository at every moment.
 *
 * <p>May see: format, sign, content, model, diagnostic.
 */
@NullMarked
package io.k8s.pkgbuilder.repo;

import org.jspecify.annotations.NullMarked;
