package io.k8s.pkgbuilder.repo.yum;

import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.sign.Keyring;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;

/**
 * The signature of repomd.xml, a file beside it: the two cannot change in one moment.
 *
 * @param folder of the repository
 */
record YumSignature(RepoFolder folder) {
  static final String FILE = Repomd.PATH + ".asc";

  /** The public key, for zypper. */
  static final String KEY = Repomd.PATH + ".key";

  boolean present() {
    return folder.has(FILE);
  }

  /** Throws, saying what is wrong, unless it holds. */
  void verify(Keyring keyring, Instant now) throws IOException {
    byte[] signature =
        folder
            .read(FILE)
            .orElseThrow(() -> new PackageException("there is no repomd.xml.asc: not signed"));
    byte[] text = folder.read(Repomd.PATH).orElse(new byte[0]);
    keyring.verify(new ByteArrayInputStream(text), signature, now);
  }
}
