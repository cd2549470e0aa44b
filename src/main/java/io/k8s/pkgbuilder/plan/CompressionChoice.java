package io.k8s.pkgbuilder.plan;

import static java.util.stream.Collectors.joining;

import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.Compression.Algorithm;
import java.util.Locale;
import java.util.Set;

/**
 * What a user asks of compression for all formats at once.
 *
 * @param words as typed
 * @param goal {@code small} or {@code fast}: a format that cannot do it that way keeps its own
 *     choice, where an algorithm by name is an error
 */
public record CompressionChoice(String words, Compression compression, boolean goal) {
  /**
   * Reads {@code none}, {@code gzip}, {@code xz} or {@code zstd}, perhaps with a level as in {@code
   * xz:6}, or a goal: {@code small} or {@code fast}.
   *
   * @throws IllegalArgumentException for other words and for levels that the algorithm lacks
   */
  public static CompressionChoice parse(String words) {
    String text = words.strip().toLowerCase(Locale.ROOT);
    if (text.equals("small")) {
      return new CompressionChoice(words, Compression.of(Algorithm.XZ, 7), true);
    }
    if (text.equals("fast")) {
      return new CompressionChoice(words, Compression.of(Algorithm.ZSTD, 3), true);
    }
    try {
      return new CompressionChoice(words, Compression.parse(text), false);
    } catch (IllegalArgumentException e) {
      throw text.contains(":")
          ? e
          : new IllegalArgumentException(e.getMessage() + "; or small, or fast", e);
    }
  }

  /** As users type them, in the algorithms' order. */
  static String names(Set<Algorithm> algorithms) {
    return algorithms.stream().sorted().map(CompressionChoice::name).collect(joining(", "));
  }

  static String name(Algorithm algorithm) {
    return algorithm.name().toLowerCase(Locale.ROOT);
  }
}
