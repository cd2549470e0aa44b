package io.k8s.pkgbuilder.sign;

import java.io.IOException;

/** Whoever holds a secret key. */
interface RawSigner {
  /**
   * Signs a digest.
   *
   * @param digest SHA-256 of what is signed
   * @return RSA: the PKCS #1 v1.5 signature of the digest. Ed25519: R and S, of the digest as the
   *     message (RFC 4880bis, 14.8)
   * @throws IOException when the holder cannot be reached or refuses; says why
   */
  byte[] sign(byte[] digest) throws IOException;
}
