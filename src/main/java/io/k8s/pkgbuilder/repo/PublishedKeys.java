package io.k8s.pkgbuilder.repo;

import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.sign.Certificate;
import io.k8s.pkgbuilder.sign.Keyring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The public keys at a repository's root, which clients copy. */
record PublishedKeys(RepoFolder root) {
  /** All of them together; empty where there is none. */
  Optional<Keyring> keyring() throws IOException {
    List<Certificate> certificates = new ArrayList<>();
    for (Path file : files()) {
      try {
        certificates.addAll(
            Keyring.parse(Files.readAllBytes(file), file.toString()).certificates());
      } catch (DiagnosticException e) {
        // Another's file that only looks like a key.
      }
    }
    return certificates.isEmpty() ? Optional.empty() : Optional.of(new Keyring(certificates));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> list = Files.list(root.root())) {
      return list.filter(path -> path.toString().endsWith(".asc")).sorted().toList();
    }
  }
}
