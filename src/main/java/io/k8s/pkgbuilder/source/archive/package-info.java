/**
 * Members of archives that come from elsewhere and may be hostile: tar (plain, gzip, xz, zstd,
 * bzip2) and zip. Nothing is ever written under a name that an archive gives.
 *
 * <p>May see: diagnostic.
 */
@NullMarked
package io.k8s.pkgbuilder.source.archive;

import org.jspecify.annotations.NullMarked;
