package io.k8s.pkgbuilder.repo.store;

import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.sign.Keyring;
import io.k8s.pkgbuilder.sign.SignatureRefused;
import io.k8s.pkgbuilder.sign.Signer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How indices are signed.
 *
 * @param signer empty for a repository without signatures
 * @param date of the publication
 */
public record Signing(Optional<Signer> signer, Instant date) {
  /** Checks the signatures of what is published; throws for one that does not hold. */
  public interface Check {
    void run(Keyring keyring, Instant now) throws IOException;
  }

  /**
   * Whether what is published is signed as it is to be: a publisher that was killed may have left
   * signatures of other bytes, and a key may be new.
   *
   * @param signed whether there are signatures
   */
  public boolean isDone(boolean signed, Check check) throws IOException {
    if (signer.isEmpty() || !signed) {
      return signer.isPresent() == signed;
    }
    try {
      check.run(new Keyring(List.of(signer.get().certificate())), date);
      return true;
    } catch (PackageException | SignatureRefused e) {
      return false;
    }
  }
}
