package io.k8s.pkgbuilder.payload.codec;

/**
 * The CRC-32 of two stretches in a row from the CRC-32 of each: zlib's crc32_combine since 1.2.12.
 * To append n zero bytes is to multiply by x to the power of 8n.
 */
final class Crc32Combine {
  /** The reversed polynomial of gzip, RFC 1952 section 8. */
  private static final int POLYNOMIAL = 0xEDB88320;

  /** Polynomials are reversed: the highest bit is x to the power of 0. */
  private static final int ONE = 1 << 31;

  /** x to the powers of 1, 2, 4, 8 and so on. */
  private static final int[] POWERS = powers();

  /** Eight bits a byte. */
  private static final int BYTE = 3;

  private Crc32Combine() {}

  private static int[] powers() {
    int[] powers = new int[Integer.SIZE];
    powers[0] = ONE >>> 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = times(powers[i - 1], powers[i - 1]);
    }
    return powers;
  }

  /**
   * The CRC of A then B.
   *
   * @param lengthOfB in bytes
   */
  static long combine(long crcOfA, long crcOfB, long lengthOfB) {
    int zeros = ONE;
    int power = BYTE;
    for (long left = lengthOfB; left != 0; left >>= 1) {
      if ((left & 1) != 0) {
        zeros = times(POWERS[power % POWERS.length], zeros);
      }
      power++;
    }
    return (times(zeros, (int) crcOfA) ^ (int) crcOfB) & 0xFFFFFFFFL;
  }

  /** The product, modulo the polynomial. */
  private static int times(int a, int b) {
    int product = 0;
    int shifted = b;
    for (int left = a; left != 0; left <<= 1) {
      if (left < 0) {
        product ^= shifted;
      }
      shifted = (shifted & 1) == 0 ? shifted >>> 1 : shifted >>> 1 ^ POLYNOMIAL;
    }
    return product;
  }
}
