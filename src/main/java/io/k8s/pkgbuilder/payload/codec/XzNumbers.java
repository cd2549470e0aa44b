package io.k8s.pkgbuilder.payload.codec;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;

/** How the .xz file format writes numbers, section 1.2. */
final class XzNumbers {
  private XzNumbers() {}

  /** A variable-length integer: seven bits a byte, the lowest first. */
  static void vli(ByteArrayOutputStream out, long value) {
    long left = value;
    while (left >= 0x80) {
      out.write((int) (left & 0x7F) | 0x80);
      left >>>= 7;
    }
    out.write((int) left);
  }

  /** Four bytes, the lowest first. */
  static void le32(ByteArrayOutputStream out, long value) {
    for (int shift = 0; shift < 32; shift += 8) {
      out.write((int) (value >>> shift));
    }
  }

  /** Zeros up to a multiple of four. */
  static void pad4(ByteArrayOutputStream out) {
    while (out.size() % 4 != 0) {
      out.write(0);
    }
  }

  /** The bytes, then their CRC32. */
  static byte[] withCrc32(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(bytes);
    le32(out, crc.getValue());
    return out.toByteArray();
  }
}
