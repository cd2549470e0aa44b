package io.k8s.pkgbuilder.format.rpm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Texts as the bytes that packages hold: the header says so in its ENCODING. */
final class Utf8 {
  private Utf8() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** strcmp: where it matters, String's UTF-16 order is another one. */
  static int compare(String left, String right) {
    return Arrays.compareUnsigned(bytes(left), bytes(right));
  }
}
