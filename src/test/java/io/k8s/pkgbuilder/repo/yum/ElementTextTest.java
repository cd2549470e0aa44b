package io.k8s.pkgbuilder.repo.yum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.k8s.pkgbuilder.format.PackageException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElementTextTest {
  private static final ElementText TEXT =
      element(
          """
          <package type="rpm">
            <names>no</names>
            <name>a &amp; b</name>
            <versions ver="no"/>
            <version epoch="0" xver="no"
              ver="1&quot;"/>
            <cut off="""
              .stripTrailing());

  private static ElementText element(String text) {
    byte[] xml = text.getBytes(StandardCharsets.UTF_8);
    List<String> names = List.of("package", "name", "arch", "version", "cut");
    return new ElementText(xml, 0, xml.length, names);
  }

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
