package io.k8s.pkgbuilder.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageVersionTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "v1.2", "1.2-3", "1:2", "1 2", "1_2", "~1", "1^2", "1/2"})
  void refusesAnUpstreamVersionThatSomeFormatForbids(String upstream) {
    assertThatThrownBy(() -> PackageVersion.of(upstream, "1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("illegal package version '" + upstream + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1-2", "1:2", "1 ", "1_2"})
  void refusesARevisionThatSomeFormatForbids(String revision) {
    assertThatThrownBy(() -> PackageVersion.of("1.0", revision))
        .hasMessageContaining("illegal revision '" + revision + "'");
  }

  @Test
  void refusesAnEpochThatNoToolCanHold() {
    assertThatThrownBy(() -> new PackageVersion(OptionalLong.of(2147483648L), "1", "1"))
        .hasMessageContaining("illegal epoch 2147483648");
    assertThatThrownBy(() -> new PackageVersion(OptionalLong.of(-1), "1", "1"))
        .hasMessageContaining("illegal epoch -1");
  }

  @Test
  void printsOnlyThePartsThatItHas() {
    assertThat(new PackageVersion(OptionalLong.of(2), "1.0~rc.1", "3"))
        .hasToString("2:1.0~rc.1-3")
        .extracting(PackageVersion::withoutEpoch)
        .isEqualTo("1.0~rc.1-3");
    assertThat(PackageVersion.of("1.0", "")).hasToString("1.0");
  }

  /** Each case as dpkg 1.21 and rpm 4.18 answered; VersionOrderIT asks the tools themselves. */
  @ParameterizedTest
  @CsvSource({
    "1.0,      1.0,      0,  0",
    "1.0,      1.0~rc.1, 1,  1",
    "1.0,      1.0+1,   -1, -1",
    "1.9,      1.10,    -1, -1",
    "1.01,     1.1,      0,  0",
    "1.0a,     1.0,      1,  1",
    "1.0a,     1.0+,    -1,  1",
    "1.0+1,    1.0+a,   -1,  1",
    "1.0.,     1.0,      1,  0",
    "1.0~,     1.0~~,    1,  1",
    "1.a.5,    1.5,      1, -1",
    "1..5,     1.5,      1,  0",
    "1.00000000000000000001, 1.2, -1, -1"
  })
  void eachFormatHasItsOwnOrder(String left, String right, int deb, int rpm) {
    PackageVersion a = PackageVersion.of(left, "1");
    PackageVersion b = PackageVersion.of(right, "1");

    assertThat(Integer.signum(new DebVersionOrder().compare(a, b))).as("dpkg").isEqualTo(deb);
    assertThat(Integer.signum(new RpmVersionOrder().compare(a, b))).as("rpm").isEqualTo(rpm);
  }

  @Test
  void epochWinsOverVersionAndVersionOverRevision() {
    PackageVersion epoch = new PackageVersion(OptionalLong.of(1), "1.0", "1");
    assertThat(new DebVersionOrder().compare(epoch, PackageVersion.of("2.0", "1"))).isPositive();
    assertThat(new RpmVersionOrder().compare(epoch, PackageVersion.of("2.0", "1"))).isPositive();
    assertThat(
            new DebVersionOrder()
                .compare(PackageVersion.of("1.0", "2"), PackageVersion.of("1.0", "10")))
        .isNegative();
    assertThat(
            new RpmVersionOrder()
                .compare(PackageVersion.of("1.0", "2"), PackageVersion.of("1.0", "10")))
        .isNegative();
  }

  @Property(tries = 3000)
  void bothOrdersAreAntisymmetricAndTransitive(
      @ForAll("versions") String a, @ForAll("versions") String b, @ForAll("versions") String c) {
    for (java.util.Comparator<String> order :
        java.util.List.<java.util.Comparator<String>>of(
            DebVersionOrder::compareParts, RpmVersionOrder::compareParts)) {
      assertThat(Integer.signum(order.compare(a, b)))
          .isEqualTo(-Integer.signum(order.compare(b, a)));
      if (order.compare(a, b) <= 0 && order.compare(b, c) <= 0) {
        assertThat(order.compare(a, c)).isNotPositive();
      }
    }
  }

  @Provide
  Arbitrary<String> versions() {
    return Arbitraries.strings().withChars("019ab.+~").ofMinLength(1).ofMaxLength(6);
  }
}
