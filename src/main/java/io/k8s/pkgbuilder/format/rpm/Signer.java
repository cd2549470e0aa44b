package io.k8s.pkgbuilder.format.rpm;

import java.io.IOException;
import java.util.Optional;

/**
 * Signs a package's header. The signature covers the payload too: the header holds its digest.
 *
 * @see SignatureHeader
 */
interface Signer {
  /** Packages stay unsigned. */
  Signer NONE = header -> Optional.empty();

  /**
   * Signs the header.
   *
   * @param header all its bytes, magic included
   */
  Optional<HeaderSignature> sign(byte[] header) throws IOException;

  /**
   * A binary OpenPGP signature packet.
   *
   * @param tag {@link Tag#SIG_RSA} for RSA, {@link Tag#SIG_DSA} for DSA, ECDSA and EdDSA
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record HeaderSignature(Tag tag, byte[] packet) {}
}
