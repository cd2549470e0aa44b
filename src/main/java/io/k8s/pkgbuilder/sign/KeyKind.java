package io.k8s.pkgbuilder.sign;

import java.util.Optional;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPPublicKey;

/** The algorithms that we sign with: the same input always gives the same signature. */
public enum KeyKind {
  /** PKCS #1 v1.5; read by every client. */
  RSA("RSA"),
  /** EdDSA over Ed25519; read by apt, by rpm since 4.15 and so not by RHEL 8 and older. */
  ED25519("Ed25519");

  private final String label;

  KeyKind(String label) {
    this.label = label;
  }

  static Optional<KeyKind> of(PGPPublicKey key) {
    return switch (key.getAlgorithm()) {
      // 3 was for RSA keys that only sign; nothing makes them any more.
      case PublicKeyAlgorithmTags.RSA_GENERAL, 3 -> Optional.of(RSA);
      // 27 is RFC 9580's, which gpg does not know.
      case PublicKeyAlgorithmTags.EDDSA_LEGACY -> Optional.of(ED25519);
      default -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    return label;
  }
}
