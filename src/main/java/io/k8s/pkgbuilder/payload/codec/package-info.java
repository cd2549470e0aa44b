/**
 * Compression in pieces: each codec turns a stretch of bytes into a piece that joins with others to
 * ONE legal gzip member, zstd frame or xz stream.
 *
 * <p>In: bytes. Out: {@link io.k8s.pkgbuilder.payload.codec.Piece}s, and the head and tail of the
 * stream around them. May see: model, diagnostic.
 */
@NullMarked
package io.k8s.pkgbuilder.payload.codec;

import org.jspecify.annotations.NullMarked;
