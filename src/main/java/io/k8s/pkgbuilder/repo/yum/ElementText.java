package io.k8s.pkgbuilder.repo.yum;

import io.k8s.pkgbuilder.format.PackageException;

/**
 * A package's element as text, of which a few values are looked up: to parse all of it would take
 * most of an update's time.
 */
record ElementText(String xml) {
  /**
   * The text of the first element of that name.
   *
   * @throws PackageException when there is none
   */
  String text(String element) throws PackageException {
    int start = xml.indexOf('>', start(element)) + 1;
    int end = xml.indexOf('<', start);
    if (start == 0 || end < 0) {
      throw missing(element);
    }
    return XmlText.unescape(xml.substring(start, end));
  }

  /**
   * An attribute of the first element of that name.
   *
   * @throws PackageException when there is none
   */
  String attribute(String element, String name) throws PackageException {
    int start = start(element);
    int close = xml.indexOf('>', start);
    String wanted = name + "=\"";
    for (int at = xml.indexOf(wanted, start); at >= 0 && at < close; ) {
      int from = at + wanted.length();
      int end = xml.indexOf('"', from);
      if (Character.isWhitespace(xml.charAt(at - 1)) && end >= 0) {
        return XmlText.unescape(xml.substring(from, end));
      }
      at = xml.indexOf(wanted, from);
    }
    throw missing(element + " " + name);
  }

  /** Of the first tag of that name. */
  private int start(String element) throws PackageException {
    String tag = "<" + element;
    for (int at = xml.indexOf(tag); at >= 0; at = xml.indexOf(tag, at + 1)) {
      int after = at + tag.length();
      if (after < xml.length() && !isName(xml.charAt(after))) {
        return at;
      }
    }
    throw missing(element);
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == ':' || c == '-' || c == '_' || c == '.';
  }

  private static PackageException missing(String what) {
    return new PackageException("an index has a package without " + what);
  }
}
