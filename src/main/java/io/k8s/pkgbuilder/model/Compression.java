package io.k8s.pkgbuilder.model;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How a payload is compressed.
 *
 * @param level the codec's own level; empty means the project's choice for that codec
 * @param filters whether ELF content gets the branch filter that every supported decoder reads (xz
 *     only)
 */
public record Compression(Algorithm algorithm, OptionalInt level, boolean filters) {
  /** klauspost/compress's names, at the levels of the reference encoder they stand for. */
  private static final Map<String, Integer> ZSTD_WORDS =
      Map.of("fastest", 1, "default", 3, "better", 7, "best", 11);

  /** The algorithms that deb or rpm readers know. */
  public enum Algorithm {
    NONE,
    GZIP,
    LZMA,
    XZ,
    ZSTD
  }

  /** The project's choice of level, with filters. */
  public static Compression of(Algorithm algorithm) {
    return new Compression(algorithm, OptionalInt.empty(), true);
  }

  /** An explicit level. */
  public static Compression of(Algorithm algorithm, int level) {
    return new Compression(algorithm, OptionalInt.of(level), true);
  }

  /**
   * Reads {@code none}, {@code gzip}, {@code lzma}, {@code xz}, {@code zstd}, and with a level
   * {@code gzip:9}, {@code xz:6}, {@code zstd:19}; nfpm's words for zstd's levels are fastest,
   * default, better, best.
   *
   * @throws IllegalArgumentException when the text is none of these, with the reason
   */
  public static Compression parse(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    Algorithm algorithm =
        switch (name) {
          case "none" -> Algorithm.NONE;
          case "gzip" -> Algorithm.GZIP;
          case "lzma" -> Algorithm.LZMA;
          case "xz" -> Algorithm.XZ;
          case "zstd" -> Algorithm.ZSTD;
          default ->
              throw new IllegalArgumentException(
                  "'" + text + "' is no compression; one of none, gzip, lzma, xz, zstd, or xz:6");
        };
    return colon < 0 ? of(algorithm) : of(algorithm, level(algorithm, text.substring(colon + 1)));
  }

  private static int level(Algorithm algorithm, String text) {
    if (algorithm == Algorithm.ZSTD && ZSTD_WORDS.containsKey(text)) {
      return ZSTD_WORDS.get(text);
    }
    int lowest = algorithm == Algorithm.XZ || algorithm == Algorithm.LZMA ? 0 : 1;
    int highest =
        switch (algorithm) {
          case NONE -> 0;
          case GZIP, LZMA, XZ -> 9;
          case ZSTD -> 22;
        };
    int level = text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : -1;
    if (level < lowest || level > highest) {
      throw new IllegalArgumentException(
          highest == 0
              ? "none has no level"
              : "'"
                  + text
                  + "' is no level of "
                  + name(algorithm)
                  + ": "
                  + lowest
                  + " to "
                  + highest);
    }
    return level;
  }

  private static String name(Algorithm algorithm) {
    return algorithm.name().toLowerCase(Locale.ROOT);
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return name(algorithm) + (level.isPresent() ? ":" + level.getAsInt() : "");
  }
}
