package io.k8s.pkgbuilder.compare.content;

import io.k8s.pkgbuilder.compare.content.ElfImage.GoBuild;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The section .go.buildinfo as Go 1.18 and newer write it (debug/buildinfo of Go's library): a
 * magic, flags, and from byte 32 on two texts, each after its length.
 */
final class GoBuildInfo {
  private static final byte[] MAGIC = "\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1);
  private static final int INLINE = 2;
  private static final int TEXTS = 32;

  /** Before and after the module lines are as many bytes of a mark. */
  private static final int MARK = 16;

  private final byte[] bytes;
  private int position = TEXTS;

  private GoBuildInfo(byte[] bytes) {
    this.bytes = bytes;
  }

  static Optional<GoBuild> parse(byte[] bytes) {
    if (bytes.length < TEXTS || (bytes[15] & INLINE) == 0) {
      return Optional.empty();
    }
    for (int i = 0; i < MAGIC.length; i++) {
      if (bytes[i] != MAGIC[i]) {
        return Optional.empty();
      }
    }
    GoBuildInfo info = new GoBuildInfo(bytes);
    String version = info.text();
    String modules = info.text();
    List<String> lines =
        modules.length() < 2 * MARK
            ? List.of()
            : modules.substring(MARK, modules.length() - MARK).lines().toList();
    return Optional.of(new GoBuild(version, lines));
  }

  /** One text after its length, a varint; "" where that leaves the section. */
  private String text() {
    long length = 0;
    for (int shift = 0; shift < 35 && position < bytes.length; shift += 7) {
      int octet = bytes[position++];
      length |= (long) (octet & 0x7f) << shift;
      if (octet >= 0) {
        break;
      }
    }
    if (length > bytes.length - position) {
      return "";
    }
    // Latin 1: each byte one character, as the mark holds any bytes.
    String text = new String(bytes, position, (int) length, StandardCharsets.ISO_8859_1);
    position += (int) length;
    return text;
  }
}
