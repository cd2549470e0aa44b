package io.k8s.pkgbuilder.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.model.DebVersionOrder;
import io.k8s.pkgbuilder.model.Relation;
import java.util.Arrays;
import java.util.Comparator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionSpanTest {
  private static final Comparator<String> ORDER = DebVersionOrder::compareTexts;

  private static VersionSpan span(String constraints) {
    return VersionSpan.of(
        Arrays.stream(constraints.split(",", -1))
            .map(
                text ->
                    Relation.parse(Relation.Kind.DEPENDS, "a" + text)
                        .alternatives()
                        .get(0)
                        .constraint())
            .toList(),
        ORDER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''              | ' (>= 1)'           | wider",
        "' (>= 1)'       | ' (>> 1)'           | wider",
        "' (>= 1)'       | ' (= 1)'            | wider",
        "' (>= 1)'       | ' (>= 1.0)'         | wider",
        "' (>= 1)'       | ' (>= 1-0)'         | equal",
        "' (>= 1)'       | ' (>= 0:1)'         | equal",
        "' (<= 2)'       | ' (<< 2)'           | wider",
        "' (>= 1)'       | ' (<= 2)'           | neither",
        "' (>= 1), (<< 3)' | ' (>= 2), (<< 3)' | wider",
        "' (>= 1), (>= 2)' | ' (>= 2)'         | equal",
        "' (= 1)'        | ' (= 2)'            | neither",
      })
  void oneHoldsTheOther(String left, String right, String relation) {
    VersionSpan one = span(left);
    VersionSpan other = span(right);
    boolean equal = relation.equals("equal");
    assertThat(one.holds(other, ORDER)).isEqualTo(equal || relation.equals("wider"));
    assertThat(other.holds(one, ORDER)).isEqualTo(equal);
  }
}
