package io.k8s.pkgbuilder.repo.yum;

import io.k8s.pkgbuilder.format.PackageException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A package's element as text, of which a few values are looked up: to parse all of it would take
 * most of an update's time.
 */
final class ElementText {
  private final byte[] xml;
  private final int end;
  private final List<String> names;

  /** Where the first tag of each name is; -1 for none. */
  private final int[] tags;

  /**
   * Looks for the tags.
   *
   * @param end of the element, the byte after its last
   * @param names of those whose values will be asked for
   */
  ElementText(byte[] xml, int start, int end, List<String> names) {
    this.xml = xml;
    this.end = end;
    this.names = names;
    this.tags = new int[names.size()];
    Arrays.fill(tags, -1);
    int missing = tags.length;
    for (int at = start; at < end && missing > 0; at++) {
      if (xml[at] == '<' && isFirst(at + 1)) {
        missing--;
      }
    }
  }

  private boolean isFirst(int at) {
    for (int i = 0; i < tags.length; i++) {
      if (tags[i] < 0 && isNamed(names.get(i), at)) {
        tags[i] = at;
        return true;
      }
    }
    return false;
  }

  private boolean isNamed(String name, int at) {
    int after = at + name.length();
    return after < end && isText(name, at) && !isName(xml[after]);
  }

  private boolean isText(String text, int at) {
    for (int i = 0; i < text.length(); i++) {
      if (at + i >= end || xml[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isName(byte c) {
    return c < 0
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == ':'
        || c == '-'
        || c == '_'
        || c == '.';
  }

  /**
   * The text of the first element of that name.
   *
   * @throws PackageException when there is none
   */
  String text(String element) throws PackageException {
    int start = find('>', tag(element)) + 1;
    int close = find('<', start);
    if (close >= end) {
      throw missing(element);
    }
    return decoded(start, close);
  }

  /**
   * An attribute of the first element of that name.
   *
   * @throws PackageException when there is none
   */
  String attribute(String element, String name) throws PackageException {
    int start = tag(element);
    int close = find('>', start);
    for (int at = start + element.length(); at < close; at++) {
      int equals = at + name.length();
      if (isBlank(xml[at - 1]) && isText(name, at) && isText("=\"", equals)) {
        int quote = find('"', equals + 2);
        if (quote < end) {
          return decoded(equals + 2, quote);
        }
      }
    }
    throw missing(element + " " + name);
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
  }

  /** The end where there is none. */
  private int find(char wanted, int from) {
    int at = from;
    while (at < end && xml[at] != wanted) {
      at++;
    }
    return at;
  }

  private String decoded(int start, int close) {
    return XmlText.unescape(new String(xml, start, close - start, StandardCharsets.UTF_8));
  }

  private int tag(String element) throws PackageException {
    int tag = tags[names.indexOf(element)];
    if (tag < 0) {
      throw missing(element);
    }
    return tag;
  }

  private static PackageException missing(String what) {
    return new PackageException("an index has a package without " + what);
  }
}
