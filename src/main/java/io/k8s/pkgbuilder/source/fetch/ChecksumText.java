package io.k8s.pkgbuilder.source.fetch;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a checksum file: bare hex, or lines as sha256sum prints them, plain ({@code HEX
 * NAME}, {@code HEX *NAME}) or tagged ({@code SHA256 (NAME) = HEX}).
 */
record ChecksumText(String text) {
  private static final Pattern LINE = Pattern.compile("\\\\?([0-9A-Fa-f]{64,128})[ \\t]+\\*?(.+)");
  private static final Pattern TAGGED =
      Pattern.compile("SHA(?:256|512) \\((.+)\\) = ([0-9A-Fa-f]{64,128})");

  /**
   * The checksum of one file.
   *
   * @param path its path as the list may have it, e.g. bin/linux/amd64/kubelet; a list's path
   *     matches when it is the end of this one
   * @param alone whether the text speaks of this file only, so that its name need not match
   */
  Optional<Checksum> of(String path, boolean alone) {
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (alone && lines.size() == 1) {
      return lines(lines.get(0), path, true);
    }
    List<Checksum> found =
        lines.stream().flatMap(line -> lines(line, path, false).stream()).distinct().toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static Optional<Checksum> lines(String line, String path, boolean anyName) {
    if (anyName && Checksum.ofHex(line).isPresent()) {
      return Checksum.ofHex(line);
    }
    Matcher plain = LINE.matcher(line);
    if (plain.matches()) {
      return named(plain.group(2), path, anyName)
          ? Checksum.ofHex(plain.group(1))
          : Optional.empty();
    }
    Matcher tagged = TAGGED.matcher(line);
    return tagged.matches() && named(tagged.group(1), path, anyName)
        ? Checksum.ofHex(tagged.group(2))
        : Optional.empty();
  }

  private static boolean named(String listed, String path, boolean anyName) {
    String name = listed.strip().replaceFirst("^(\\./)+", "");
    return anyName || path.equals(name) || path.endsWith("/" + name);
  }
}
