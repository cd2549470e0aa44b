package io.k8s.pkgbuilder.repo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.k8s.pkgbuilder.format.PackageException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepoPathTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "pool/a/b.deb", "...", "a/.hidden/..b", "a..", "ä/b c", "./a"})
  void staysInside(String path) throws PackageException {
    assertThat(RepoPath.checked(path)).isEqualTo(path.equals("./a") ? "a" : path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "/a", "a/", "a//b", "..", "a/..", "../a", "a/./b", "a\\b", "a\nb"})
  void leadsOut(String path) {
    assertThatThrownBy(() -> RepoPath.checked(path)).isInstanceOf(PackageException.class);
  }
}
