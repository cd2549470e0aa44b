/**
 * What a user did wrong, as data: where (file, line, column), what, and what to do about it.
 *
 * <p>In: nothing. Out: {@link io.k8s.pkgbuilder.diagnostic.Diagnostic}s, collected and then
 * reported together. May see: nothing.
 */
@NullMarked
package io.k8s.pkgbuilder.diagnostic;

import org.jspecify.annotations.NullMarked;
