package io.k8s.pkgbuilder.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubeVersionTest {
  @ParameterizedTest
  @CsvSource({
    "v1.32.3,                                1.32.3,                              v1.32.3",
    "1.32.3,                                 1.32.3,                              v1.32.3",
    "v1.14,                                  1.14.0,                              v1.14.0",
    "1.14.0-alpha.0,                         1.14.0~alpha.0,                      v1.14.0-alpha.0",
    "v1.13.0-alpha.1.5+abc,                  1.13.0~alpha.1.5+abc,                v1.13.0-alpha.1.5+abc",
    "v1.13.0-alpha.1-5-gabc,                 1.13.0~alpha.1.5+abc,                v1.13.0-alpha.1.5+abc",
    "v1.13.2-5-g0123abc-dirty,               1.13.2+5+0123abc+dirty,              v1.13.2-5+0123abc-dirty",
    "v1.12.6-beta.0.1+12187918e930d4-dirty,  1.12.6~beta.0.1+12187918e930d4+dirty, v1.12.6-beta.0.1+12187918e930d4-dirty",
    "1.12.6~beta.0.1+12187918e930d4+dirty,   1.12.6~beta.0.1+12187918e930d4+dirty, v1.12.6-beta.0.1+12187918e930d4-dirty",
    "v1.13.2-1+0123abc,                      1.13.2+1+0123abc,                    v1.13.2-1+0123abc",
    "1.13.2+1+0123abc+dirty,                 1.13.2+1+0123abc+dirty,              v1.13.2-1+0123abc-dirty",
    "v1.13.2-dirty,                          1.13.2+dirty,                        v1.13.2-dirty",
    "v1.13.0-rc.1-dirty,                     1.13.0~rc.1+dirty,                   v1.13.0-rc.1-dirty",
    "v1.31.2+k3s1,                           1.31.2+k3s1,                         v1.31.2+k3s1",
  })
  void readsEveryFormAndMapsItToAPackageVersion(String text, String packaged, String git) {
    KubeVersion version = KubeVersion.parse(text);

    assertThat(version.packageVersion()).isEqualTo(packaged);
    assertThat(version.gitVersion()).isEqualTo(git);
    assertThat(KubeVersion.parse(packaged)).isEqualTo(version);
    assertThat(KubeVersion.parse(git)).isEqualTo(version);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v",
        "1",
        "latest",
        "1.2.3.4",
        "vv1.2.3",
        "1.2.3-",
        "1.2.3-alpha..1",
        "1.2.3+",
        "1.2.3 ",
        "1.2.3-1",
        "1.2.3-alpha_1",
        "1.2.3~dirty",
        "99999999999.1.1"
      })
  void refusesWhatIsNoVersion(String text) {
    assertThatThrownBy(() -> KubeVersion.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "' is not a version like v1.32.3");
  }

  @Test
  void ordersAsGitHistoryDoes() {
    assertThat(
            java.util.stream.Stream.of(
                    "v1.32.3-1+0123abc-dirty",
                    "v1.32.3-1+0123abc",
                    "v1.32.3-dirty",
                    "v1.32.3",
                    "v1.32.3-rc.10",
                    "v1.32.3-rc.9",
                    "v1.32.3-beta.0",
                    "v1.32.3-alpha.1.5+abc",
                    "v1.32.3-alpha.1",
                    "v1.32.2",
                    "v1.9.11")
                .map(KubeVersion::parse)
                .sorted(java.util.Comparator.reverseOrder())
                .map(KubeVersion::gitVersion))
        .containsExactly(
            "v1.32.3-1+0123abc-dirty",
            "v1.32.3-1+0123abc",
            "v1.32.3-dirty",
            "v1.32.3",
            "v1.32.3-rc.10",
            "v1.32.3-rc.9",
            "v1.32.3-beta.0",
            "v1.32.3-alpha.1.5+abc",
            "v1.32.3-alpha.1",
            "v1.32.2",
            "v1.9.11");
  }

  @Property(tries = 3000)
  void bothMappingsReadBack(@ForAll("versions") KubeVersion version) {
    assertThat(KubeVersion.parse(version.gitVersion())).isEqualTo(version);
    assertThat(KubeVersion.parse(version.packageVersion())).isEqualTo(version);
  }

  @Property(tries = 5000)
  void packageVersionsKeepTheOrderInBothFormats(
      @ForAll("versions") KubeVersion left, @ForAll("versions") KubeVersion right) {
    Assume.that(KubeVersions.ordered(left, right));
    int order = Integer.signum(left.compareTo(right));

    assertThat(
            Integer.signum(
                DebVersionOrder.compareParts(left.packageVersion(), right.packageVersion())))
        .as("dpkg: %s %s", left, right)
        .isEqualTo(order);
    assertThat(
            Integer.signum(
                RpmVersionOrder.compareParts(left.packageVersion(), right.packageVersion())))
        .as("rpm: %s %s", left, right)
        .isEqualTo(order);
  }

  @Provide
  Arbitrary<KubeVersion> versions() {
    return KubeVersions.all();
  }
}
