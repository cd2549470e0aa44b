package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.Compression.Algorithm;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a user asks of compression for all formats at once.
 *
 * @param words as typed
 * @param goal {@code small} or {@code fast}: a format that cannot do it that way keeps its own
 *     choice, where an algorithm by name is an error
 */
public record CompressionChoice(String words, Compression compression, boolean goal) {
  private static final Pattern NAMED = Pattern.compile("(none|gzip|xz|zstd)(?::(\\d{1,2}))?");

  /**
   * Reads {@code none}, {@code gzip}, {@code xz} or {@code zstd}, perhaps with a level as in {@code
   * xz:6}, or a goal: {@code small} or {@code fast}.
   *
   * @throws IllegalArgumentException for other words and for levels that the algorithm lacks
   */
  public static CompressionChoice parse(String words) {
    String text = words.strip().toLowerCase(Locale.ROOT);
    if (text.equals("small")) {
      return new CompressionChoice(words, Compression.of(Algorithm.XZ, 6), true);
    }
    if (text.equals("fast")) {
      return new CompressionChoice(words, Compression.of(Algorithm.ZSTD, 3), true);
    }
    Matcher named = NAMED.matcher(text);
    if (!named.matches()) {
      throw new IllegalArgumentException(
          "unknown compression '"
              + words
              + "': none, gzip, xz or zstd, with a level as in xz:6; or small or fast");
    }
    Algorithm algorithm = Algorithm.valueOf(named.group(1).toUpperCase(Locale.ROOT));
    OptionalInt level =
        named.group(2) == null
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(named.group(2)));
    if (level.isPresent()
        && (level.getAsInt() < lowest(algorithm) || level.getAsInt() > highest(algorithm))) {
      throw new IllegalArgumentException(
          highest(algorithm) == 0
              ? "compression '" + words + "' has a level, but none has no levels"
              : String.format(
                  Locale.ROOT,
                  "compression '%s': %s has the levels %d to %d",
                  words,
                  named.group(1),
                  lowest(algorithm),
                  highest(algorithm)));
    }
    return new CompressionChoice(words, new Compression(algorithm, level, true), false);
  }

  /** The names of all algorithms, as users type them. */
  static String names(Iterable<Algorithm> algorithms) {
    return String.join(
        ", ",
        Arrays.stream(Algorithm.values())
            .filter(
                a -> {
                  for (Algorithm known : algorithms) {
                    if (known == a) {
                      return true;
                    }
                  }
                  return false;
                })
            .map(CompressionChoice::name)
            .toList());
  }

  static String name(Algorithm algorithm) {
    return algorithm.name().toLowerCase(Locale.ROOT);
  }

  private static int lowest(Algorithm algorithm) {
    return switch (algorithm) {
      case NONE, XZ -> 0;
      case GZIP, ZSTD -> 1;
    };
  }

  private static int highest(Algorithm algorithm) {
    return switch (algorithm) {
      case NONE -> 0;
      case GZIP, XZ -> 9;
      case ZSTD -> 22;
    };
  }
}
