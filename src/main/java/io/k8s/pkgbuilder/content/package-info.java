/**
 * Immutable sources of bytes and their digests, shared by the rooms that produce them (source) and
 * those that pack them (payload, format).
 *
 * <p>May see: model, diagnostic. See docs/adr/0002-content-room.md.
 */
@NullMarked
package io.k8s.pkgbuilder.content;

import org.jspecify.annotations.NullMarked;
