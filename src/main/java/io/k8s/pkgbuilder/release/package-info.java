/**
 * A whole release as steps that can be interrupted at any moment and taken up again.
 *
 * <p>In: where a release's version, plan, binaries and keys come from. Out: a work directory with
 * the packages, a signed repository and what is published beside it, a journal that says which step
 * made what of what, and a report.
 *
 * <p>May see: all stages; not cli.
 */
@NullMarked
package io.k8s.pkgbuilder.release;

import org.jspecify.annotations.NullMarked;
