package io.k8s.pkgbuilder.compare.content;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells texts from other bytes. */
final class Utf8Text {
  private Utf8Text() {}

  /** Well-formed UTF-8 without control characters but tabs, line ends, form feeds and escapes. */
  static Optional<String> of(byte[] bytes) {
    for (byte octet : bytes) {
      if (octet >= 0 && octet < 32 && "\t\n\r\f\033".indexOf(octet) < 0) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
