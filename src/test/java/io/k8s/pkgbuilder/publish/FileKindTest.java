package io.k8s.pkgbuilder.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileKindTest {
  @ParameterizedTest
  @CsvSource({
    "deb/pool/main/k/kubeadm/kubeadm_1_amd64.deb, PACKAGE",
    "rpm/x86_64/kubeadm-1-1.x86_64.rpm, PACKAGE",
    "deb/by-hash/SHA256/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, ADDRESSED",
    "rpm/repodata/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef-primary.xml.gz,"
        + " ADDRESSED",
    "rpm/repodata/0123-primary.xml.gz, OTHER",
    "deb/Packages, INDEX",
    "deb/dists/stable/main/Contents-amd64.gz, INDEX",
    "deb/InRelease, TOP",
    "deb/Release, TOP",
    "deb/Release.gpg, TOP",
    "rpm/repodata/repomd.xml, TOP",
    "rpm/repodata/repomd.xml.asc, TOP",
    "deb/history/Release.000001, OTHER",
    "Release-notes.html, OTHER",
    "kubernetes.asc, OTHER",
    "SHA256SUMS, OTHER",
  })
  void aPathSaysWhatItIs(String path, FileKind kind) {
    assertThat(FileKind.of(path)).isEqualTo(kind);
  }
}
