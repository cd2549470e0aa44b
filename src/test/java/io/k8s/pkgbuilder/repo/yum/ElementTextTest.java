package io.k8s.pkgbuilder.repo.yum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.k8s.pkgbuilder.format.PackageException;
import org.junit.jupiter.api.Test;

class ElementTextTest {
  private static final ElementText TEXT =
      new ElementText(
          """
          <package type="rpm">
            <names>no</names>
            <name>a &amp; b</name>
            <versions ver="no"/>
            <version epoch="0" xver="no"
              ver="1&quot;"/>
            <cut off="""
              .stripTrailing());

  @Test
  void valuesAreFoundWhereTheyAre() throws PackageException {
    assertThat(TEXT.text("name")).isEqualTo("a & b");
    assertThat(TEXT.attribute("version", "ver")).isEqualTo("1\"");
    assertThat(TEXT.attribute("version", "epoch")).isEqualTo("0");
    assertThat(TEXT.attribute("package", "type")).isEqualTo("rpm");
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThatThrownBy(() -> TEXT.text("arch")).hasMessageContaining("without arch");
    assertThatThrownBy(() -> TEXT.attribute("version", "rel")).hasMessageContaining("rel");
    assertThatThrownBy(() -> TEXT.attribute("cut", "off")).isInstanceOf(PackageException.class);
    assertThatThrownBy(() -> TEXT.text("cut")).isInstanceOf(PackageException.class);
  }
}
