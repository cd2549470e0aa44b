/**
 * From plan and sources to entries, and from entries' bytes to compressed pieces: each large
 * content is compressed once and shared by every format.
 *
 * <p>May see: source, plan, content, model, diagnostic.
 */
@NullMarked
package io.k8s.pkgbuilder.payload;

import org.jspecify.annotations.NullMarked;
