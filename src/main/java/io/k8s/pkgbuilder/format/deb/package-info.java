/** Debian binary packages, deb(5): debian-binary, control.tar, data.tar in an ar archive. */
@NullMarked
package io.k8s.pkgbuilder.format.deb;

import org.jspecify.annotations.NullMarked;
