package io.k8s.pkgbuilder.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a user probably meant. */
public final class Nearest {
  private Nearest() {}

  /**
   * The candidate that takes the fewest edits (insert, delete, replace, swap neighbours; case does
   * not count), if they are few for the word's length; the alphabetically first of equals.
   */
  public static Optional<String> to(String word, Collection<String> candidates) {
    int limit = Math.max(1, (word.length() + 1) / 3);
    return candidates.stream()
        .sorted()
        .map(candidate -> new Scored(candidate, distance(word, candidate)))
        .filter(scored -> scored.distance <= limit)
        .min(Comparator.comparingInt(Scored::distance))
        .map(Scored::candidate);
  }

  /** "did you mean 'X'?" where there is something near. */
  public static Optional<String> hint(String word, Collection<String> candidates) {
    return to(word, candidates).map(candidate -> "did you mean '" + candidate + "'?");
  }

  private record Scored(String candidate, int distance) {}

  /** Damerau-Levenshtein, optimal string alignment. */
  private static int distance(String first, String second) {
    String a = first.toLowerCase(Locale.ROOT);
    String b = second.toLowerCase(Locale.ROOT);
    int[][] table = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        table[i][j] = i == 0 || j == 0 ? i + j : cheapest(table, a, b, i, j);
      }
    }
    return table[a.length()][b.length()];
  }

  private static int cheapest(int[][] table, String a, String b, int i, int j) {
    int replace = table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replace, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, 1 + table[i - 2][j - 2]) : best;
  }
}
