package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.diagnostic.Located;
import java.util.Optional;

/**
 * nfpm's {@code signature}; passphrases come from the environment, never from here.
 *
 * @param method deb: debsign or dpkg-sig
 * @param type deb: origin, maint or archive
 * @param signer deb, dpkg-sig: who signs
 */
public record SignatureSpec(
    Optional<Located<String>> keyFile,
    Optional<Located<String>> keyId,
    Optional<Located<String>> method,
    Optional<Located<String>> type,
    Optional<Located<String>> signer) {
  /** Not signed. */
  public static final SignatureSpec NONE =
      new SignatureSpec(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  SignatureSpec overriddenBy(SignatureSpec override) {
    return new SignatureSpec(
        override.keyFile.or(() -> keyFile),
        override.keyId.or(() -> keyId),
        override.method.or(() -> method),
        override.type.or(() -> type),
        override.signer.or(() -> signer));
  }
}
