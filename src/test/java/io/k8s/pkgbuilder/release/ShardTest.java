package io.k8s.pkgbuilder.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {
  @Property
  void everyPackageIsInOneShard(
      @ForAll @Size(max = 40) List<@LongRange(max = 1000) Long> sizes,
      @ForAll @IntRange(min = 1, max = 9) int count) {
    Map<String, Long> weights = named(sizes);
    List<String> all = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      all.addAll(new Shard(i, count).of(weights));
    }
    assertThat(all).containsExactlyInAnyOrderElementsOf(weights.keySet());
  }

  @Property
  void theOrderOfTheQuestionDecidesNothing(
      @ForAll @Size(max = 40) List<@LongRange(max = 5) Long> sizes) {
    Map<String, Long> weights = named(sizes);
    assertThat(new Shard(2, 3).of(new HashMap<>(weights)))
        .isEqualTo(new Shard(2, 3).of(new TreeMap<>(weights)));
  }

  /** No shard has more than its share and one more package: the bound of the greedy rule. */
  @Property
  void shardsWeighAlike(
      @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 1, max = 1000) Long> sizes,
      @ForAll @IntRange(min = 1, max = 6) int count) {
    Map<String, Long> weights = named(sizes);
    long sum = sizes.stream().mapToLong(Long::longValue).sum();
    long largest = sizes.stream().mapToLong(Long::longValue).max().orElseThrow();
    for (int i = 1; i <= count; i++) {
      Set<String> mine = new TreeSet<>(new Shard(i, count).of(weights));
      long load = mine.stream().mapToLong(name -> weights.getOrDefault(name, 0L)).sum();
      assertThat(load).isLessThanOrEqualTo(sum / count + largest);
    }
  }

  private static Map<String, Long> named(List<Long> sizes) {
    Map<String, Long> weights = new TreeMap<>();
    for (int i = 0; i < sizes.size(); i++) {
      weights.put("package-" + i, sizes.get(i));
    }
    return weights;
  }

  @Test
  void isWrittenAsAFraction() {
    assertThat(Shard.parse(" 2/3 ")).isEqualTo(new Shard(2, 3));
    assertThat(new Shard(2, 3).word()).isEqualTo("shard-2-of-3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "0/3", "4/3", "1/0", "a/b", "-1/3", "1/3/5", "99999/99999"})
  void otherWordsAreRefused(String text) {
    assertThatThrownBy(() -> Shard.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1/3 is the first of three");
  }
}
