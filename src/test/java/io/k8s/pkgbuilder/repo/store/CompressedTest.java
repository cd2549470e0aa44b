package io.k8s.pkgbuilder.repo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.k8s.pkgbuilder.format.PackageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class CompressedTest {
  private static byte[] packed(Compressed compression, byte[] plain) throws IOException {
    return compression.compress(IndexText.whole(plain), FormerIndex.NONE);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "PLAIN")
  void aBombIsRefused(Compressed compression) throws IOException {
    byte[] bomb = packed(compression, new byte[64 << 20]);
    assertThat(bomb).hasSizeLessThan(1 << 17);
    assertThatThrownBy(() -> Compressed.unpack(bomb))
        .isInstanceOf(PackageException.class)
        .hasMessageContaining("an index unpacks to over ");
  }

  /** A stream of its own after the first one is unpacked too, and counts. */
  @Test
  void aBombInManyMembersIsRefused() throws IOException {
    ByteArrayOutputStream member = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(member)) {
      gzip.write(new byte[1 << 20]);
    }
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    for (int i = 0; i < 64; i++) {
      members.writeBytes(member.toByteArray());
    }
    assertThatThrownBy(() -> Compressed.unpack(members.toByteArray()))
        .hasMessageContaining("an index unpacks to over ");
  }

  /** Packages of a large distribution: 20 MiB at a ratio of some 20. */
  @ParameterizedTest
  @EnumSource
  void aLargeIndexIsNone(Compressed compression) throws IOException {
    Random random = new Random(1);
    byte[] index = new byte[20 << 20];
    for (int i = 0; i < index.length; i++) {
      index[i] = (byte) (i % 64 < 6 ? 'a' + random.nextInt(26) : ' ');
    }
    byte[] packed = packed(compression, index);
    assertThat(Compressed.unpack(packed)).isEqualTo(index);
    if (compression != Compressed.PLAIN) {
      byte[] cut = Arrays.copyOf(packed, packed.length / 2);
      assertThatThrownBy(() -> Compressed.unpack(cut)).isInstanceOf(PackageException.class);
    }
  }
}
