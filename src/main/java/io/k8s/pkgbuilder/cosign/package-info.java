/**
 * Keyless signatures as cosign makes them ({@code FILE.sig} with {@code FILE.cert}), verified with
 * nothing else on the machine, and offline: by the authorities and logs of a trust root in
 * Sigstore's form. What they prove, and what not, is in docs/adr/0013-cosign.md.
 *
 * <p>In: a digest, the texts of both files, who is expected to have signed. Out: nothing, or a
 * {@link io.k8s.pkgbuilder.cosign.SignatureProblem}. May see: model, diagnostic.
 */
@NullMarked
package io.k8s.pkgbuilder.cosign;

import org.jspecify.annotations.NullMarked;
