package io.k8s.pkgbuilder.release;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One of several parts of a release that are made apart.
 *
 * @param index from 1
 * @param count of all
 */
public record Shard(int index, int count) {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,4})/([0-9]{1,4})");

  /** Throws IllegalArgumentException for what is no part, with the reason. */
  public Shard {
    if (count < 1 || index < 1 || index > count) {
      throw new IllegalArgumentException(
          "'" + index + "/" + count + "' is no part: 1/3 is the first of three");
    }
  }

  /** Reads 1/3; throws IllegalArgumentException with the reason. */
  public static Shard parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no part: 1/3 is the first of three");
    }
    return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** As files are called after it. */
  public String word() {
    return "shard-" + index + "-of-" + count;
  }

  /**
   * Which of these are this shard's. Every shard that is asked the same gives the same answer: the
   * heaviest goes first, to the shard that has least.
   *
   * @param weights by name, in any order
   */
  public Set<String> of(Map<String, Long> weights) {
    long[] loads = new long[count];
    Map<String, Integer> owners = new LinkedHashMap<>();
    weights.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(
            one -> {
              int lightest = lightest(loads);
              loads[lightest] += one.getValue();
              owners.put(one.getKey(), lightest);
            });
    return owners.entrySet().stream()
        .filter(one -> one.getValue() == index - 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static int lightest(long... loads) {
    long least = Arrays.stream(loads).min().orElseThrow();
    int at = 0;
    while (loads[at] != least) {
      at++;
    }
    return at;
  }
}
