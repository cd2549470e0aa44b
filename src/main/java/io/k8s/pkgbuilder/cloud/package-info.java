/**
 * Who we are for stores in a cloud, and where their objects are by HTTP: S3 (and what speaks like
 * it) by Signature Version 4, Google Cloud Storage by OAuth tokens of application default
 * credentials.
 *
 * <p>In: the environment's variables and the files they name. Out: headers for requests that others
 * send. May see: model, diagnostic. Reading (source) and writing (publish) share it; see
 * docs/adr/0012-cloud-credentials.md. Secrets are in no message, and in no {@code toString}.
 */
@NullMarked
package io.k8s.pkgbuilder.cloud;

import org.jspecify.annotations.NullMarked;
