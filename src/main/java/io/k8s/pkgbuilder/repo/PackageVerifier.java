package io.k8s.pkgbuilder.repo;

import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.format.deb.DebPackage;
import io.k8s.pkgbuilder.format.rpm.RpmPackage;
import io.k8s.pkgbuilder.sign.Keyring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** Whether a package was signed by a trusted key, and is whole. */
public record PackageVerifier(Keyring keyring, Instant now) {
  /**
   * Checks signature and digests.
   *
   * @throws PackageException or SignatureRefused saying what is wrong
   */
  public Keyring.Verified verify(Path file) throws IOException {
    if (file.toString().endsWith(".rpm")) {
      RpmPackage rpm = RpmPackage.open(file);
      rpm.checkDigests();
      return keyring.verify(rpm.signedBytes(), rpm.openPgpSignature(), now);
    }
    if (file.toString().endsWith(".deb")) {
      DebPackage deb = DebPackage.open(file);
      try (var signed = deb.signedBytes()) {
        return keyring.verify(signed, deb.openPgpSignature(), now);
      }
    }
    throw new PackageException("it is called neither .deb nor .rpm");
  }
}
