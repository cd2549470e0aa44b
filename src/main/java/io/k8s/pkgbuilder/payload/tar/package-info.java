/**
 * Frames entries as a tar stream, for every format whose payload is a tar.
 *
 * <p>In: PayloadEntries. Out: Segments. May see: payload, content, model.
 */
@NullMarked
package io.k8s.pkgbuilder.payload.tar;

import org.jspecify.annotations.NullMarked;
