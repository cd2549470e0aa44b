package io.k8s.pkgbuilder.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {
  @ParameterizedTest
  @CsvSource({
    ">= 1.24.0-alpha.0 < 1.24.2-alpha.0, v1.24.0-alpha.0,         true",
    ">= 1.24.0-alpha.0 < 1.24.2-alpha.0, v1.24.0-rc.0,            true",
    ">= 1.24.0-alpha.0 < 1.24.2-alpha.0, v1.24.1-5+0123abc,       true",
    ">= 1.24.0-alpha.0 < 1.24.2-alpha.0, v1.24.2-alpha.0,         false",
    ">= 1.24.0-alpha.0 < 1.24.2-alpha.0, v1.24.2-alpha.0.1+abc,   false",
    ">=1.24.0,                           v1.24.0-rc.0,            false",
    ">=1.24.0,                           v1.24.0-dirty,           true",
    "1.25.0,                             v1.25.0-1+0123abc-dirty, true",
    "< 1.25.0,                           v1.25.0-dirty,           false",
    "> 1.25.0,                           v1.25.0-dirty,           false",
    "1.24.x,                             v1.24.0-alpha.0,         true",
    "~1.24,                              v1.25.0-alpha.0,         false",
    "1.24 - 1.26,                        v1.26.5,                 true",
    "1.25.0 || >= v1.30.0-alpha.0,       v1.32.0-alpha.1.5+abc,   true",
    "*,                                  v1.0.0-alpha.0,          true",
  })
  void containsPrereleasesAndBuildsWhereTheyBelong(String range, String version, boolean inside) {
    assertThat(VersionRange.parse(range).contains(KubeVersion.parse(version))).isEqualTo(inside);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ">= banana",
        ">=1.24.0, <1.25.0",
        ">1.24 && <1.26",
        "!=1.25.0",
        "==1.25.0",
        "[1.24,1.26)",
        "latest",
        "1.24.0 ||",
        ">= 1.24.0 <",
        "1.24.0.1"
      })
  void refusesWhatSemver4jWouldSilentlyMisread(String text) {
    assertThatThrownBy(() -> VersionRange.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "' is not a range of versions");
  }
}
