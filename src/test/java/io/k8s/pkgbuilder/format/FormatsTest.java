package io.k8s.pkgbuilder.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.k8s.pkgbuilder.format.tar.TarFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormatsTest {
  @Test
  void findsTheBuiltInFormatsSortedByName() {
    assertThat(Formats.load().all())
        .extracting(PackageFormat::name)
        .contains("deb", "tar")
        .isSorted();
    assertThat(Formats.load().find("tar").orElseThrow()).isInstanceOf(TarFormat.class);
    assertThat(Formats.load().find("exe")).isEmpty();
  }

  @Test
  void refusesTwoFormatsOfOneName() {
    assertThatThrownBy(() -> new Formats(List.of(new TarFormat(), new TarFormat())))
        .hasMessage("two package formats have one name");
  }
}
