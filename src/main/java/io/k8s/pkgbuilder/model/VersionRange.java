package io.k8s.pkgbuilder.model;

import java.util.regex.Pattern;
import org.semver4j.range.RangeList;
import org.semver4j.range.RangeListFactory;

/**
 * A range of versions in npm's words, e.g. {@code >= 1.24.0-alpha.0 < 1.24.2-alpha.0 || 1.25.0};
 * prereleases count as the versions they are, so a bound that shall hold or shut out all of them
 * ends in {@code -alpha.0}.
 *
 * <p>A build after a release ({@code 1.32.3-1+0123abc}, {@code 1.32.3-dirty}) is in the ranges of
 * the release it is based on.
 */
public final class VersionRange {
  private static final String NUMBER = "(?:\\d+|[xX*])";
  private static final String VERSION =
      "v?" + NUMBER + "(?:\\." + NUMBER + "){0,2}(?:-[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?";
  private static final String COMPARATOR = "(?:>=|<=|>|<|=|~|\\^)?\\s*" + VERSION;

  /** semver4j drops what it does not understand, a bound as well as a word, so this is strict. */
  private static final Pattern ALTERNATIVE =
      Pattern.compile(
          "\\s*(?:"
              + (VERSION + "\\s+-\\s+" + VERSION)
              + "|"
              + (COMPARATOR + "(?:\\s+" + COMPARATOR + ")*")
              + ")\\s*");

  private final String text;
  private final RangeList ranges;

  private VersionRange(String text, RangeList ranges) {
    this.text = text;
    this.ranges = ranges;
  }

  /**
   * Reads a range.
   *
   * @throws IllegalArgumentException when any part of the text is not a comparator
   */
  public static VersionRange parse(String text) {
    for (String alternative : text.split("\\|\\|", -1)) {
      if (!ALTERNATIVE.matcher(alternative).matches()) {
        throw new IllegalArgumentException(
            "'"
                + text.strip()
                + "' is not a range of versions like '>= 1.24.0-alpha.0 < 1.25.0-alpha.0'");
      }
    }
    return new VersionRange(text.strip(), RangeListFactory.create(text, true));
  }

  /** Whether the version lies in one of the alternatives. */
  public boolean contains(KubeVersion version) {
    return version.semver().satisfies(ranges);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VersionRange range && text.equals(range.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** As written. */
  @Override
  public String toString() {
    return text;
  }
}
