/**
 * Buckets by HTTP: S3 and what speaks like it, and Google Cloud Storage by its JSON API.
 *
 * <p>In: files. Out: objects, each put whole, on the condition that nobody else changed it. May
 * see: publish, cloud, content, model, diagnostic.
 */
@NullMarked
package io.k8s.pkgbuilder.publish.bucket;

import org.jspecify.annotations.NullMarked;
