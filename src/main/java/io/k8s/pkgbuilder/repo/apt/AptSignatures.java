package io.k8s.pkgbuilder.repo.apt;

import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.sign.Keyring;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Both forms of a Release file's signature: in one file with it, and beside it for clients before
 * apt 1.0.
 *
 * @param folder of the Release file
 */
record AptSignatures(RepoFolder folder) {
  static final String IN_RELEASE = "InRelease";
  static final String DETACHED = "Release.gpg";

  static AptSignatures of(RepoFolder folder) {
    return new AptSignatures(folder);
  }

  boolean present() {
    return folder.has(IN_RELEASE);
  }

  /** Throws, saying what is wrong, unless both hold and say the same. */
  void verify(Keyring keyring, Instant now) throws IOException {
    String release = folder.readText("Release").orElse("");
    String inRelease =
        folder
            .readText(IN_RELEASE)
            .orElseThrow(() -> new PackageException("there is no InRelease: it is not signed"));
    if (!keyring.verifyClearSigned(inRelease, now).equals(release)) {
      throw new PackageException("InRelease and Release differ");
    }
    byte[] detached =
        folder.read(DETACHED).orElseThrow(() -> new PackageException("there is no Release.gpg"));
    keyring.verify(
        new ByteArrayInputStream(release.getBytes(StandardCharsets.UTF_8)), detached, now);
  }
}
