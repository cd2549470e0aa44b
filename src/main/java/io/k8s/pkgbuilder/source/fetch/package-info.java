/**
 * Verified files from addresses: http(s), gs, s3 and file, resumed, retried and cached.
 *
 * <p>In: texts of addresses and what is known of their digests. Out: files that are verified and
 * never change. May see: cloud, model, diagnostic. The HTTP client, threads, clock, randomness and
 * environment are handed in. See docs/adr/0009-downloads.md.
 */
@NullMarked
package io.k8s.pkgbuilder.source.fetch;

import org.jspecify.annotations.NullMarked;
