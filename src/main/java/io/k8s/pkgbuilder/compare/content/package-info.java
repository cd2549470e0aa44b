/**
 * Packages read to their end, once and streaming: of each entry its attributes and its digest, of
 * small texts their words, of ELF files their sections. Nothing large is kept.
 */
@NullMarked
package io.k8s.pkgbuilder.compare.content;

import org.jspecify.annotations.NullMarked;
