package io.k8s.pkgbuilder.repo.apt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.repo.store.IndexPart;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackagesReaderTest {
  private static final String A =
      """
      Package: a
      Version: 1:1.0-1
      architecture: amd64
      Description: of a
       more: of it
       .
       Size: 3
      Filename: ./pool/a.deb
      Size:  42\s
      SHA256: abc
      """;

  private static List<AptPackage> read(String index) throws PackageException {
    return PackagesReader.read(index.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void stanzasStayAsTheyAre() throws PackageException {
    String b = A.replace("Package: a", "Package: b");
    List<AptPackage> all = read("\n\n" + A + " \n\n" + b.stripTrailing());
    assertThat(all)
        .containsExactly(
            new AptPackage("a", "1:1.0-1", "amd64", "pool/a.deb", 42, "abc", IndexPart.of(A)),
            new AptPackage("b", "1:1.0-1", "amd64", "pool/a.deb", 42, "abc", IndexPart.of(b)));
  }

  @Test
  void nothingIsNothing() throws PackageException {
    assertThat(read("")).isEmpty();
    assertThat(read("\n \n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " continued: 1\nPackage: a\n",
        "Package: a\nno field\n",
        "Package: a\n: nameless\n",
        "Package: a\nPackage: b\n",
        "Package: a\nVersion: 1\n",
        "no field at all: \n\nPackage"
      })
  void damage(String index) {
    assertThatThrownBy(() -> read(index)).isInstanceOf(PackageException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Package", "Version", "Architecture", "Filename", "Size", "SHA256"})
  void everyPackageHas(String field) {
    String without = A.replaceFirst("(?mi)^" + field + ":.*\n", "");
    assertThatThrownBy(() -> read(without)).hasMessageContaining(field);
  }
}
