package io.k8s.pkgbuilder.payload.codec;

/** The CRC-32 of two stretches in a row from the CRC-32 of each: zlib's crc32_combine. */
final class Crc32Combine {
  /** The reversed polynomial of gzip, RFC 1952 section 8. */
  private static final int POLYNOMIAL = 0xEDB88320;

  private static final int BITS = 32;

  private Crc32Combine() {}

  /**
   * The CRC of A then B.
   *
   * @param lengthOfB in bytes
   */
  static long combine(long crcOfA, long crcOfB, long lengthOfB) {
    if (lengthOfB == 0) {
      return crcOfA;
    }
    int[] odd = oneZeroBit();
    int[] even = square(odd); // two zero bits
    odd = square(even); // four
    int crc = (int) crcOfA;
    for (long left = lengthOfB; left != 0; left >>= 1) {
      even = square(odd); // first a whole byte, then doubled with each round
      if ((left & 1) != 0) {
        crc = times(even, crc);
      }
      odd = even;
    }
    return (crc ^ (int) crcOfB) & 0xFFFFFFFFL;
  }

  /** The operator that appends one zero bit, as a matrix over GF(2). */
  private static int[] oneZeroBit() {
    int[] matrix = new int[BITS];
    matrix[0] = POLYNOMIAL;
    for (int i = 1; i < BITS; i++) {
      matrix[i] = 1 << (i - 1);
    }
    return matrix;
  }

  private static int times(int[] matrix, int vector) {
    int sum = 0;
    for (int i = 0, left = vector; left != 0; left >>>= 1, i++) {
      if ((left & 1) != 0) {
        sum ^= matrix[i];
      }
    }
    return sum;
  }

  private static int[] square(int[] matrix) {
    int[] result = new int[BITS];
    for (int i = 0; i < BITS; i++) {
      result[i] = times(matrix, matrix[i]);
    }
    return result;
  }
}
