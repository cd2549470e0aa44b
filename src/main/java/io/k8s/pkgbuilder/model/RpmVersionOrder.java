package io.k8s.pkgbuilder.model;

import java.util.Comparator;

/** rpm's order: epoch, then version, then release, each by rpmvercmp (rpmio/rpmvercmp.cc). */
public final class RpmVersionOrder implements Comparator<PackageVersion> {
  @Override
  public int compare(PackageVersion left, PackageVersion right) {
    int epoch = Long.compare(left.epoch().orElse(0), right.epoch().orElse(0));
    if (epoch != 0) {
      return epoch;
    }
    int version = compareParts(left.upstream(), right.upstream());
    return version != 0 ? version : compareParts(left.revision(), right.revision());
  }

  /**
   * Compares {@code [epoch:]version[-release]} of any package; a release counts only where both
   * have one, as in rpm's dependencies.
   */
  public static int compareTexts(String left, String right) {
    int epoch = compareParts(epoch(left), epoch(right));
    if (epoch != 0) {
      return epoch;
    }
    int version = compareParts(version(left), version(right));
    boolean both = left.indexOf('-') >= 0 && right.indexOf('-') >= 0;
    return version != 0 || !both ? version : compareParts(release(left), release(right));
  }

  private static String epoch(String evr) {
    int colon = evr.indexOf(':');
    return colon < 0 ? "0" : evr.substring(0, colon);
  }

  private static String version(String evr) {
    int dash = evr.lastIndexOf('-');
    return evr.substring(evr.indexOf(':') + 1, dash < 0 ? evr.length() : dash);
  }

  private static String release(String evr) {
    return evr.substring(evr.lastIndexOf('-') + 1);
  }

  /** Compares two versions or two releases. */
  public static int compareParts(String left, String right) {
    if (left.equals(right)) {
      return 0;
    }
    int i = 0;
    int j = 0;
    while (i < left.length() || j < right.length()) {
      i = skipSeparators(left, i);
      j = skipSeparators(right, j);
      if (at(left, i, '~') || at(right, j, '~')) {
        if (!at(left, i, '~')) {
          return 1;
        }
        if (!at(right, j, '~')) {
          return -1;
        }
        i++;
        j++;
        continue;
      }
      if (at(left, i, '^') || at(right, j, '^')) {
        int order = compareCarets(left, i, right, j);
        if (order != 0) {
          return order;
        }
        i++;
        j++;
        continue;
      }
      if (i >= left.length() || j >= right.length()) {
        break;
      }
      int endLeft = segmentEnd(left, i, Digits.isDigit(left.charAt(i)));
      int endRight = segmentEnd(right, j, Digits.isDigit(left.charAt(i)));
      int order = compareSegments(left.substring(i, endLeft), right.substring(j, endRight));
      if (order != 0) {
        return order;
      }
      i = endLeft;
      j = endRight;
    }
    return Boolean.compare(i < left.length(), j < right.length());
  }

  /** A caret sorts after the end and before everything else; 0 when both have one. */
  private static int compareCarets(String left, int i, String right, int j) {
    if (i >= left.length()) {
      return -1;
    }
    if (j >= right.length()) {
      return 1;
    }
    if (!at(left, i, '^')) {
      return 1;
    }
    return at(right, j, '^') ? 0 : -1;
  }

  /** The right segment is empty where its kind differs: numbers are newer than letters. */
  private static int compareSegments(String left, String right) {
    boolean number = Digits.isDigit(left.charAt(0));
    if (right.isEmpty()) {
      return number ? 1 : -1;
    }
    return number ? Digits.compare(left, right) : Integer.signum(left.compareTo(right));
  }

  private static int skipSeparators(String text, int start) {
    int index = start;
    while (index < text.length() && isSeparator(text.charAt(index))) {
      index++;
    }
    return index;
  }

  private static boolean isSeparator(char character) {
    return !Digits.isDigit(character)
        && !Digits.isLetter(character)
        && character != '~'
        && character != '^';
  }

  private static int segmentEnd(String text, int start, boolean digits) {
    int end = start;
    while (end < text.length()
        && (digits ? Digits.isDigit(text.charAt(end)) : Digits.isLetter(text.charAt(end)))) {
      end++;
    }
    return end;
  }

  private static boolean at(String text, int index, char character) {
    return index < text.length() && text.charAt(index) == character;
  }
}
