/**
 * OpenPGP (RFC 4880, as gpg, gpgv and rpm of the last ten years read it): bytes go in, signatures
 * come out, made by a key in a file, in a running gpg-agent or behind a command; and back:
 * signatures are verified with nothing else on the machine.
 *
 * <p>One signature has one form whatever holds the key, since only {@link
 * io.k8s.pkgbuilder.sign.RawSigner} differs. May see: model, diagnostic. Only this room imports
 * Bouncy Castle.
 */
@NullMarked
package io.k8s.pkgbuilder.sign;

import org.jspecify.annotations.NullMarked;
