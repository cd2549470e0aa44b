package io.k8s.pkgbuilder.repo.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class IndexPartTest {
  private static byte[] bytes(int... bytes) {
    byte[] result = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      result[i] = (byte) bytes[i];
    }
    return result;
  }

  /** Else an index would be cut elsewhere, and all of it packed anew. */
  @Property
  void ofAsciiTheHashIsTheStrings(
      @ForAll @AlphaChars @NumericChars @StringLength(max = 80) String text) {
    byte[] around = ("(" + text + ")").getBytes(StandardCharsets.UTF_8);
    IndexPart part = IndexPart.of(around, 1, around.length - 1);
    assertThat(part.hashCode()).isEqualTo(text.hashCode());
    assertThat(part).isEqualTo(IndexPart.of(text)).hasToString(text);
    IndexText byName = new IndexText.Builder().add(text, text).build();
    IndexText byPart = new IndexText.Builder().add(part, part).build();
    assertThat(byPart.bytes()).isEqualTo(byName.bytes());
    assertThat(byPart.ends()).isEqualTo(byName.ends());
  }

  @Property
  void theOrderIsThatOfUnsignedBytes(@ForAll String a, @ForAll String b) {
    int points = Integer.signum(compareByCodePoints(a, b));
    assertThat(Integer.signum(IndexPart.of(a).compareTo(IndexPart.of(b)))).isEqualTo(points);
  }

  /** UTF-8 keeps the order of code points; a lone surrogate becomes a question mark. */
  private static int compareByCodePoints(String a, String b) {
    int[] first = known(a);
    int[] second = known(b);
    return Arrays.compare(first, second);
  }

  private static int[] known(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        .codePoints()
        .toArray();
  }

  @Test
  void whatIsNoUtf8StaysAsItIs() {
    byte[] odd = bytes('a', 0xff, 0xc3, 'b');
    IndexPart joined = IndexPart.joined(IndexPart.of(odd, 1, 3), IndexPart.of("\n"));
    byte[] text = new IndexText.Builder().add("key", IndexPart.EMPTY, joined).build().bytes();
    assertThat(text).isEqualTo(bytes(0xff, 0xc3, '\n'));
  }
}
