package io.k8s.pkgbuilder.payload.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class Crc32CombineTest {
  @Property(tries = 300)
  void isTheCrcOfBothInARow(@ForAll byte[] first, @ForAll byte[] second) {
    CRC32 whole = new CRC32();
    whole.update(first);
    whole.update(second);
    assertThat(Crc32Combine.combine(crc(first), crc(second), second.length))
        .isEqualTo(whole.getValue());
  }

  @Test
  void countsBeyondFourGigabytes() {
    // Appending zeros twice by 2^32 + 1 is appending them once by twice as many.
    long some = (1L << 32) + 1;
    long zeros = crcOfZeros(some);
    assertThat(Crc32Combine.combine(zeros, zeros, some)).isEqualTo(crcOfZeros(2 * some));
  }

  /** By doubling, from one zero byte; independent of the length's 32 low bits alone. */
  private static long crcOfZeros(long count) {
    if (count == 1) {
      return crc(new byte[1]);
    }
    long half = crcOfZeros(count / 2);
    long even = Crc32Combine.combine(half, half, count / 2);
    return count % 2 == 0 ? even : Crc32Combine.combine(even, crc(new byte[1]), 1);
  }

  private static long crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }
}
