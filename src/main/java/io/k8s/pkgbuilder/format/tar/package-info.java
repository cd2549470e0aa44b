/**
 * Plain tar archives of a package's contents: the seam's proof, and packages for platforms without
 * a package manager.
 */
@NullMarked
package io.k8s.pkgbuilder.format.tar;

import org.jspecify.annotations.NullMarked;
