package io.k8s.pkgbuilder.payload.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.ArrayCache;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class EncoderArraysTest {
  private static final int SIZE = 1 << 16;
  private final EncoderArrays arrays = new EncoderArrays();

  @Test
  void anArrayIsUsedAgain() {
    int[] first = arrays.getIntArray(SIZE, true);
    Arrays.fill(first, 7);
    arrays.putArray(first);
    int[] again = arrays.getIntArray(SIZE, true);
    assertThat(again).isSameAs(first).containsOnly(0);
    assertThat(arrays.getIntArray(SIZE, true)).isNotSameAs(first);
  }

  @Test
  void aLargerOneWillDoButNotOneMuchLarger() {
    byte[] large = arrays.getByteArray(4 * SIZE, false);
    byte[] middle = arrays.getByteArray(2 * SIZE, false);
    arrays.putArray(large);
    arrays.putArray(middle);
    assertThat(arrays.getByteArray(SIZE + 1, false)).isSameAs(middle);
    assertThat(arrays.getByteArray(SIZE + 1, false)).hasSize(SIZE + 1);
    assertThat(arrays.getByteArray(3 * SIZE, false)).isSameAs(large);
  }

  /** So that no more arrays are kept than were ever in use. */
  @Test
  void aLargerOneReplacesASmallerOne() {
    int[] small = arrays.getIntArray(SIZE, false);
    arrays.putArray(small);
    arrays.putArray(arrays.getIntArray(8 * SIZE, false));
    assertThat(arrays.getIntArray(SIZE, false)).isNotSameAs(small).hasSize(SIZE);
  }

  /** What an earlier encoder has left in them changes no byte. */
  @Test
  void theEncoderWritesTheSame() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < 12; i++) {
      byte[] input = new byte[100_000 + random.nextInt(400_000)];
      for (int at = 0; at < input.length; at += 1 + random.nextInt(9)) {
        input[at] = (byte) random.nextInt(20);
      }
      int preset = i % 7;
      assertThat(packed(input, preset, arrays))
          .isEqualTo(packed(input, preset, ArrayCache.getDummyCache()));
    }
  }

  private static byte[] packed(byte[] input, int preset, ArrayCache cache) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LZMA2Options options = new LZMA2Options(preset);
    options.setDictSize(1 << 20);
    try (XZOutputStream xz = new XZOutputStream(out, options, cache)) {
      xz.write(input);
    }
    return out.toByteArray();
  }
}
