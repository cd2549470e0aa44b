package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.model.Signatory;
import java.util.Optional;

/**
 * What a file from an address must prove before it goes into a package.
 *
 * @param unverifiedAllowed whether it is taken without a checksum, if there is none
 * @param signature whether a cosign signature must be there; one that is there must be right
 * @param signatory whose signature it must be; empty where none is asked for
 */
public record Verification(
    boolean unverifiedAllowed, Rule signature, Optional<Signatory> signatory) {
  /** Checksums always, signatures of Kubernetes' own releases where they are. */
  public static final Verification DEFAULT =
      new Verification(false, Rule.IF_PRESENT, Optional.of(Signatory.KUBERNETES));

  /** When a signature is looked at. */
  public enum Rule {
    REQUIRE,
    IF_PRESENT,
    OFF
  }

  /** What holds for one address: a checksum in it is one, and only releases have a known signer. */
  Verification of(Optional<String> url) {
    boolean pinned = url.filter(text -> text.matches(".*#sha(256|512)=.*")).isPresent();
    boolean released = url.filter(text -> text.startsWith(BinaryRequest.RELEASES)).isPresent();
    return new Verification(
        unverifiedAllowed && url.isPresent() && !pinned,
        released ? signature : Rule.OFF,
        released && signature != Rule.OFF ? signatory : Optional.empty());
  }
}
