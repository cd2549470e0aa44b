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
