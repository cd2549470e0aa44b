/**
 * A {@link io.k8s.pkgbuilder.compare.SetDiff} for people and for programs: text, JSON, Markdown and
 * HTML. Each writes to an Appendable that is the caller's.
 */
@NullMarked
package io.k8s.pkgbuilder.compare.render;

import org.jspecify.annotations.NullMarked;
