package io.k8s.pkgbuilder.repo.apt;

import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.repo.store.IndexPart;
import io.k8s.pkgbuilder.repo.store.RepoPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads Packages, of any writer, without taking stanzas apart: they go into the next index as they
 * are.
 */
final class PackagesReader {
  /** What we must know of a package. */
  private static final List<String> WANTED =
      List.of("Package", "Version", "Architecture", "Filename", "Size", "SHA256");

  /** Larger than any file, and a long. */
  private static final int DIGITS = 15;

  private final byte[] text;
  private final String[] values = new String[WANTED.size()];
  private final List<AptPackage> packages = new ArrayList<>();
  private int start = -1;

  private PackagesReader(byte[] text) {
    this.text = text;
    Arrays.fill(values, "");
  }

  /**
   * All stanzas.
   *
   * @param text UTF-8; nobody may change it any more
   * @throws PackageException when a line is neither field nor continuation, or a stanza lacks what
   *     every package has, or has it twice
   */
  static List<AptPackage> read(byte[] text) throws PackageException {
    PackagesReader reader = new PackagesReader(text);
    for (int at = 0; at < text.length; ) {
      int end = at;
      while (end < text.length && text[end] != '\n') {
        end++;
      }
      reader.line(at, end);
      at = end + 1;
    }
    reader.finish(text.length);
    return reader.packages;
  }

  private void line(int at, int end) throws PackageException {
    if (at < end && !isBlank(text[at])) {
      start = start < 0 ? at : start;
      field(at, end);
    } else if (isBlank(at, end)) {
      finish(at);
    } else if (start < 0) {
      throw new PackageException("a line continues no field: " + decoded(at, end));
    }
  }

  private boolean isBlank(int at, int end) {
    int i = at;
    while (i < end && isBlank(text[i])) {
      i++;
    }
    return i == end;
  }

  /** Parts of letters beyond ASCII are negative, and no blanks. */
  private static boolean isBlank(byte b) {
    return b >= 0 && b <= ' ';
  }

  private void field(int at, int end) throws PackageException {
    int colon = at;
    while (colon < end && text[colon] != ':') {
      colon++;
    }
    if (colon == at || colon == end) {
      throw new PackageException("a line is no field: " + decoded(at, end));
    }
    for (int i = 0; i < values.length; i++) {
      if (isNamed(WANTED.get(i), at, colon)) {
        if (!values[i].isEmpty()) {
          throw new PackageException("it has the field " + WANTED.get(i) + " twice");
        }
        values[i] = decoded(colon + 1, end);
      }
    }
  }

  /** In letters of either case. */
  private boolean isNamed(String name, int at, int colon) {
    boolean same = name.length() == colon - at;
    for (int i = 0; same && i < name.length(); i++) {
      same = Character.toLowerCase(name.charAt(i)) == Character.toLowerCase((char) text[at + i]);
    }
    return same;
  }

  private String decoded(int at, int end) {
    return new String(text, at, end - at, StandardCharsets.UTF_8).strip();
  }

  private void finish(int end) throws PackageException {
    if (start >= 0) {
      packages.add(
          new AptPackage(
              value(0),
              value(1),
              RepoPath.architecture(value(2)),
              RepoPath.checked(value(3)),
              size(value(4)),
              value(5),
              stanza(end)));
    }
    start = -1;
    Arrays.fill(values, "");
  }

  private IndexPart stanza(int end) {
    IndexPart stanza = IndexPart.of(text, start, end);
    return text[end - 1] == '\n' ? stanza : IndexPart.joined(stanza, IndexPart.of("\n"));
  }

  private String value(int index) throws PackageException {
    if (values[index].isEmpty()) {
      throw new PackageException("it has no field " + WANTED.get(index));
    }
    return values[index];
  }

  private static long size(String text) throws PackageException {
    boolean number = !text.isEmpty() && text.length() <= DIGITS;
    long size = 0;
    for (int i = 0; number && i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      number = digit >= 0 && digit <= 9;
      size = 10 * size + digit;
    }
    if (!number) {
      throw new PackageException("'" + text + "' is no size");
    }
    return size;
  }
}
