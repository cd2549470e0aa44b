package io.k8s.pkgbuilder.model;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes, not negative. */
public record ByteSize(long bytes) implements Comparable<ByteSize> {
  private static final Pattern WORDS = Pattern.compile("([0-9]{1,12}) ?(?:([KMGT])(?:iB|B)?|B)?");

  private static final String UNITS = "KMGT";

  /** Throws IllegalArgumentException for a negative number. */
  public ByteSize {
    if (bytes < 0) {
      throw new IllegalArgumentException(bytes + " bytes are less than none");
    }
  }

  /**
   * Reads {@code 512MiB}, {@code 2G}, {@code 1048576}; every unit is a power of 1024.
   *
   * @throws IllegalArgumentException when the text is none of these, with the reason
   */
  public static ByteSize parse(String text) {
    Matcher words = WORDS.matcher(text.strip());
    if (!words.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no size; write 512MiB or 2GiB");
    }
    int power = words.group(2) == null ? 0 : UNITS.indexOf(words.group(2)) + 1;
    long number = Long.parseLong(words.group(1));
    if (number > Long.MAX_VALUE >> (10 * power)) {
      throw new IllegalArgumentException("'" + text + "' is more than any disk holds");
    }
    return new ByteSize(number << (10 * power));
  }

  @Override
  public int compareTo(ByteSize other) {
    return Long.compare(bytes, other.bytes);
  }

  /** As {@link #parse} reads it, rounded to a tenth of its unit for people: 1.5GiB. */
  @Override
  public String toString() {
    int power = 0;
    double value = bytes;
    while (value >= 1024 && power < UNITS.length()) {
      value /= 1024;
      power++;
    }
    return power == 0
        ? bytes + "B"
        : String.format(Locale.ROOT, "%.1f%siB", value, UNITS.charAt(power - 1));
  }
}
