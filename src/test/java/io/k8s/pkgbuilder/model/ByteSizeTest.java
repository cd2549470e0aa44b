package io.k8s.pkgbuilder.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0B",
    "1023B, 1023, 1023B",
    "1024, 1024, 1.0KiB",
    "512MiB, 536870912, 512.0MiB",
    "2 G, 2147483648, 2.0GiB",
    "3TB, 3298534883328, 3.0TiB",
  })
  void reads(String text, long bytes, String printed) {
    assertThat(ByteSize.parse(text)).isEqualTo(new ByteSize(bytes)).hasToString(printed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1.5GiB", "GiB", "1PiB", "99999999999T", "much"})
  void refuses(String text) {
    assertThatThrownBy(() -> ByteSize.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'");
  }
}
