package io.k8s.pkgbuilder.model;

import java.util.Comparator;

/**
 * dpkg's order: epoch, then upstream version, then revision, each by the algorithm of Debian policy
 * 5.6.12 (lib/dpkg/version.c, verrevcmp).
 */
public final class DebVersionOrder implements Comparator<PackageVersion> {
  @Override
  public int compare(PackageVersion left, PackageVersion right) {
    int epoch = Long.compare(left.epoch().orElse(0), right.epoch().orElse(0));
    if (epoch != 0) {
      return epoch;
    }
    int upstream = compareParts(left.upstream(), right.upstream());
    return upstream != 0 ? upstream : compareParts(left.revision(), right.revision());
  }

  /**
   * Compares whole versions of any package: {@code [epoch:]upstream[-revision]}, of which the
   * upstream part may hold dashes and colons too. What is no version sorts somewhere, always the
   * same.
   */
  public static int compareTexts(String left, String right) {
    int epoch = compareParts(epoch(left), epoch(right));
    if (epoch != 0) {
      return epoch;
    }
    int upstream = compareParts(upstream(left), upstream(right));
    return upstream != 0 ? upstream : compareParts(revision(left), revision(right));
  }

  private static String epoch(String version) {
    int colon = version.indexOf(':');
    return colon < 0 ? "0" : version.substring(0, colon);
  }

  private static String upstream(String version) {
    String rest = version.substring(version.indexOf(':') + 1);
    int dash = rest.lastIndexOf('-');
    return dash < 0 ? rest : rest.substring(0, dash);
  }

  /** None is the same as 0. */
  private static String revision(String version) {
    int dash = version.lastIndexOf('-');
    return dash < 0 ? "0" : version.substring(dash + 1);
  }

  /** Compares two upstream versions or two revisions. */
  public static int compareParts(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length() || j < right.length()) {
      while (isText(left, i) || isText(right, j)) {
        int order = Integer.compare(weight(left, i), weight(right, j));
        if (order != 0) {
          return order;
        }
        i++;
        j++;
      }
      int endLeft = Digits.end(left, i);
      int endRight = Digits.end(right, j);
      int order = Digits.compare(left.substring(i, endLeft), right.substring(j, endRight));
      if (order != 0) {
        return order;
      }
      i = endLeft;
      j = endRight;
    }
    return 0;
  }

  private static boolean isText(String text, int index) {
    return index < text.length() && !Digits.isDigit(text.charAt(index));
  }

  /** '~' before the end, the end and digits before letters, letters before all else. */
  private static int weight(String text, int index) {
    if (index >= text.length() || Digits.isDigit(text.charAt(index))) {
      return 0;
    }
    char character = text.charAt(index);
    if (character == '~') {
      return -1;
    }
    return Digits.isLetter(character) ? character : character + 256;
  }
}
