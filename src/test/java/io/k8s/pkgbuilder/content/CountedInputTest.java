package io.k8s.pkgbuilder.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountedInputTest {
  private final List<Long> counted = new ArrayList<>();

  @Test
  void eachByteThatLeavesIsCountedOnceHoweverItDoes() throws IOException {
    InputStream in =
        new CountedInput(new ByteArrayInputStream(new byte[10])) {
          @Override
          protected void count(long bytes) {
            counted.add(bytes);
          }
        };
    assertThat(in.read()).isZero();
    assertThat(in.read(new byte[4])).isEqualTo(4);
    assertThat(in.skip(3)).isEqualTo(3);
    assertThat(in.read(new byte[4])).isEqualTo(2);
    assertThat(in.read(new byte[4])).isNegative();
    assertThat(in.read()).isNegative();
    assertThat(counted).containsExactly(1L, 4L, 3L, 2L, 0L, 0L);
    assertThat(in.markSupported()).isFalse();
  }

  /** 2 GiB of nothing, said to be unpacked from one byte. */
  @Test
  void aBombIsEndedWhenItIsReadAndWhenItIsSkipped() {
    byte[] buffer = new byte[1 << 20];
    assertThatThrownBy(
            () -> {
              InputStream bomb = new BombGuard(new Zeros(), 1);
              for (int i = 0; i < 2048; i++) {
                bomb.readNBytes(buffer, 0, buffer.length);
              }
            })
        .hasMessageContaining("as only a bomb does");
    assertThatThrownBy(() -> new BombGuard(new Zeros(), 1).skipNBytes(2L << 30))
        .hasMessageContaining("as only a bomb does");
  }

  private static final class Zeros extends InputStream {
    @Override
    public int read() {
      return 0;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      return length;
    }

    @Override
    public long skip(long count) {
      return count;
    }
  }
}
