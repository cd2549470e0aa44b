package io.k8s.pkgbuilder.sign;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Text with its signature around it: RFC 4880, 7.
 *
 * @param text the signed lines, each with its end
 * @param signature armored
 */
record Cleartext(String text, String signature) {
  private static final String MESSAGE = "-----BEGIN PGP SIGNED MESSAGE-----";
  private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
  private static final String END = "-----END PGP SIGNATURE-----";

  /**
   * Empty unless the whole file is one signed message: nothing unsigned may come before or after.
   */
  static Optional<Cleartext> parse(String file) {
    List<String> lines = lines(file.stripTrailing());
    int blank = lines.indexOf("");
    int signature = lines.indexOf(SIGNATURE);
    boolean framed =
        lines.get(0).equals(MESSAGE)
            && blank > 0
            && lines.subList(1, blank).stream().allMatch(line -> line.startsWith("Hash: "))
            && signature > blank
            && lines.indexOf(END) == lines.size() - 1;
    if (!framed) {
      return Optional.empty();
    }
    List<String> text = lines.subList(blank + 1, signature);
    if (text.stream().anyMatch(line -> line.startsWith("-") && !line.startsWith("- "))) {
      return Optional.empty();
    }
    return Optional.of(
        new Cleartext(
            unescaped(text), String.join("\n", lines.subList(signature, lines.size())) + "\n"));
  }

  /** What is hashed: CRLF between lines and none after the last, no blanks at a line's end. */
  static byte[] canonical(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String separator = "";
    for (String line : lines(text)) {
      out.writeBytes((separator + stripTrailing(line)).getBytes(StandardCharsets.UTF_8));
      separator = "\r\n";
    }
    return out.toByteArray();
  }

  /** The file. */
  String framed() {
    return "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n"
        + lines(text).stream()
            .map(line -> (line.startsWith("-") ? "- " : "") + line + "\n")
            .collect(Collectors.joining())
        + signature;
  }

  private static String unescaped(List<String> lines) {
    return lines.stream()
        .map(line -> (line.startsWith("- ") ? line.substring(2) : line) + "\n")
        .collect(Collectors.joining());
  }

  private static List<String> lines(String text) {
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    return List.of(body.split("\\r?\\n", -1));
  }

  /** Space and tab, as gpg does; String.stripTrailing takes more. */
  private static String stripTrailing(String line) {
    int end = line.length();
    while (end > 0 && " \t\r".indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    return line.substring(0, end);
  }
}
