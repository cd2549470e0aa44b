/**
 * The words of the field as small immutable values: names, versions, ranges, platforms, relations,
 * paths, modes, scriptlets. Strings stop at these types.
 *
 * <p>May see: diagnostic.
 */
@NullMarked
package io.k8s.pkgbuilder.model;

import org.jspecify.annotations.NullMarked;
