package io.k8s.pkgbuilder.payload.tar;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where POSIX.1-1988 ustar keeps a field in a header block, in bytes. */
record TarField(int offset, int length) {
  static final TarField NAME = new TarField(0, 100);
  static final TarField MODE = new TarField(100, 8);
  static final TarField UID = new TarField(108, 8);
  static final TarField GID = new TarField(116, 8);
  static final TarField SIZE = new TarField(124, 12);
  static final TarField MTIME = new TarField(136, 12);
  static final TarField CHECKSUM = new TarField(148, 8);
  static final TarField TYPE = new TarField(156, 1);
  static final TarField LINK = new TarField(157, 100);
  static final TarField MAGIC = new TarField(257, 8);
  static final TarField USER = new TarField(265, 32);
  static final TarField GROUP = new TarField(297, 32);

  void put(byte[] block, byte[] text) {
    System.arraycopy(text, 0, block, offset, Math.min(text.length, length));
  }

  /** Octal digits and a NUL; base-256 (first bit set) for what does not fit, e.g. 8 GiB. */
  void put(byte[] block, long number) {
    int digits = length - 1;
    if (number >= 0 && number < 1L << (3 * digits)) {
      String octal = Long.toOctalString(number);
      put(block, ("0".repeat(digits - octal.length()) + octal).getBytes(StandardCharsets.US_ASCII));
      return;
    }
    for (int i = 0; i < length; i++) {
      int shift = 8 * (length - 1 - i);
      block[offset + i] = (byte) (shift > 63 ? number >> 63 : number >> shift);
    }
    block[offset] |= (byte) 0x80;
  }

  /** Six octal digits, NUL, blank; summed with the field itself as blanks. */
  static void putChecksum(byte[] block) {
    Arrays.fill(block, CHECKSUM.offset, CHECKSUM.offset + CHECKSUM.length, (byte) ' ');
    int sum = 0;
    for (byte b : block) {
      sum += Byte.toUnsignedInt(b);
    }
    int digits = CHECKSUM.length - 2;
    new TarField(CHECKSUM.offset, digits + 1).put(block, sum);
    block[CHECKSUM.offset + digits] = 0;
  }
}
