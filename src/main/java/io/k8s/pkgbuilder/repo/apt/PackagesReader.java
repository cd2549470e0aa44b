package io.k8s.pkgbuilder.repo.apt;

import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.repo.store.RepoPath;
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

  private final String text;
  private final String[] values = new String[WANTED.size()];
  private final List<AptPackage> packages = new ArrayList<>();
  private int start = -1;

  private PackagesReader(String text) {
    this.text = text;
    Arrays.fill(values, "");
  }

  /**
   * All stanzas.
   *
   * @throws PackageException when a line is neither field nor continuation, or a stanza lacks what
   *     every package has, or has it twice
   */
  static List<AptPackage> read(String text) throws PackageException {
    PackagesReader reader = new PackagesReader(text);
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      reader.line(at, end);
      at = end + 1;
    }
    reader.finish(text.length());
    return reader.packages;
  }

  private void line(int at, int end) throws PackageException {
    char first = at < end ? text.charAt(at) : '\n';
    if (first > ' ') {
      start = start < 0 ? at : start;
      field(at, end);
    } else if (isBlank(at, end)) {
      finish(at);
    } else if (start < 0) {
      throw new PackageException("a line continues no field: " + text.substring(at, end).strip());
    }
  }

  private boolean isBlank(int at, int end) {
    int i = at;
    while (i < end && text.charAt(i) <= ' ') {
      i++;
    }
    return i == end;
  }

  private void field(int at, int end) throws PackageException {
    int colon = text.indexOf(':', at);
    if (colon <= at || colon >= end) {
      throw new PackageException("a line is no field: " + text.substring(at, end));
    }
    for (int i = 0; i < values.length; i++) {
      String name = WANTED.get(i);
      if (name.length() == colon - at && text.regionMatches(true, at, name, 0, name.length())) {
        if (!values[i].isEmpty()) {
          throw new PackageException("it has the field " + name + " twice");
        }
        values[i] = text.substring(colon + 1, end).strip();
      }
    }
  }

  private void finish(int end) throws PackageException {
    if (start >= 0) {
      String stanza = text.substring(start, end);
      packages.add(
          new AptPackage(
              value(0),
              value(1),
              RepoPath.architecture(value(2)),
              RepoPath.checked(value(3)),
              size(value(4)),
              value(5),
              stanza.endsWith("\n") ? stanza : stanza + "\n"));
    }
    start = -1;
    Arrays.fill(values, "");
  }

  private String value(int index) throws PackageException {
    if (values[index].isEmpty()) {
      throw new PackageException("it has no field " + WANTED.get(index));
    }
    return values[index];
  }

  private static long size(String digits) throws PackageException {
    if (!digits.matches("[0-9]{1,15}")) {
      throw new PackageException("'" + digits + "' is no size");
    }
    return Long.parseLong(digits);
  }
}
