package io.k8s.pkgbuilder.model;

/** Runs of ASCII digits in versions: dpkg and rpm both compare them as numbers of any length. */
final class Digits {
  private Digits() {}

  static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  static boolean isLetter(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  }

  /** Where the run of digits that starts at {@code start} (perhaps empty) ends. */
  static int end(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Compares two runs as numbers; an empty run is 0. */
  static int compare(String left, String right) {
    String a = left.replaceFirst("^0+", "");
    String b = right.replaceFirst("^0+", "");
    int length = Integer.compare(a.length(), b.length());
    return length != 0 ? length : Integer.signum(a.compareTo(b));
  }
}
