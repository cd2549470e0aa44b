package io.k8s.pkgbuilder.attest;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.attest.GoBuildInfo.Module;
import io.k8s.pkgbuilder.content.BytesContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs made by hand; GoBuildInfoIT has real ones. */
class GoBuildInfoTest {
  private static final int ADDRESS = 0x10000;
  private static final int DATA = 0x200;
  private static final String FRAME = "0123456789abcdef";
  private static final String MODULES =
      """
      path\texample.org/cmd/hello
      mod\texample.org\t(devel)\t
      dep\tgolang.org/x/sys\tv0.28.0\th1:abc=
      dep\tgithub.com/old/one\tv1.0.0
      =>\tgithub.com/new/one\tv1.0.1\th1:def=
      build\tCGO_ENABLED=0
      """;

  private static final GoBuildInfo EXPECTED =
      new GoBuildInfo(
          "go1.23.6",
          "example.org/cmd/hello",
          Optional.of(new Module("example.org", "(devel)", "")),
          List.of(
              new Module("golang.org/x/sys", "v0.28.0", "h1:abc="),
              new Module("github.com/new/one", "v1.0.1", "h1:def=")));

  @ParameterizedTest
  @CsvSource({
    "64, LITTLE, true",
    "64, BIG, true",
    "32, LITTLE, true",
    "32, BIG, true",
    "64, LITTLE, false",
    "64, BIG, false",
    "32, LITTLE, false",
    "32, BIG, false"
  })
  void bothLayoutsOfEveryKindOfMachine(int bits, String end, boolean inline) throws IOException {
    byte[] program = program(bits == 64, order(end), inline);
    assertThat(GoBuildInfo.of(BytesContent.of(program))).contains(EXPECTED);
  }

  private static ByteOrder order(String end) {
    return end.equals("BIG") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  @Test
  void otherFilesHaveNone() throws IOException {
    assertThat(GoBuildInfo.of(BytesContent.of("#!/bin/sh\n"))).isEmpty();
    assertThat(GoBuildInfo.of(BytesContent.of(""))).isEmpty();
    byte[] program = program(true, ByteOrder.LITTLE_ENDIAN, true);
    program[DATA + 1] = 'X';
    assertThat(GoBuildInfo.of(BytesContent.of(program))).isEmpty();
  }

  @Test
  void damagedFilesAreNoError() throws IOException {
    Random random = new Random(5);
    for (int run = 0; run < 4000; run++) {
      byte[] program = program(run % 2 == 0, ByteOrder.LITTLE_ENDIAN, run % 4 < 2);
      for (int flip = 0; flip < 3; flip++) {
        program[4 + random.nextInt(DATA + 60)] = (byte) random.nextInt();
      }
      int length = random.nextBoolean() ? program.length : random.nextInt(program.length);
      assertThat(GoBuildInfo.of(BytesContent.of(Arrays.copyOf(program, length))))
          .satisfiesAnyOf(
              found -> assertThat(found).isEmpty(), found -> assertThat(found).isPresent());
    }
  }

  /** One writable segment, which holds the information; no sections, as after strip. */
  private static byte[] program(boolean wide, ByteOrder order, boolean inline) {
    byte[] version = "go1.23.6".getBytes(StandardCharsets.UTF_8);
    byte[] modules = (FRAME + MODULES + FRAME).getBytes(StandardCharsets.UTF_8);
    ByteBuffer file = ByteBuffer.allocate(DATA + 1024).order(order);
    file.put(new byte[] {0x7f, 'E', 'L', 'F', (byte) (wide ? 2 : 1)});
    file.put((byte) (order == ByteOrder.BIG_ENDIAN ? 2 : 1));
    if (wide) {
      file.putLong(32, 64).putShort(54, (short) 56).putShort(56, (short) 1);
      file.putInt(64, 1).putInt(68, 6).putLong(72, DATA).putLong(80, ADDRESS).putLong(96, 1024);
    } else {
      file.putInt(28, 64).putShort(42, (short) 32).putShort(44, (short) 1);
      file.putInt(64, 1).putInt(68, DATA).putInt(72, ADDRESS).putInt(80, 1024).putInt(88, 6);
    }
    file.position(DATA);
    file.put("\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1));
    int pointer = wide ? 8 : 4;
    if (inline) {
      file.put((byte) 0).put((byte) 2).position(DATA + 32);
      file.put((byte) version.length).put(version);
      file.put((byte) ((modules.length & 0x7f) | 0x80))
          .put((byte) (modules.length >> 7))
          .put(modules);
      return file.array();
    }
    file.put((byte) pointer).put((byte) (order == ByteOrder.BIG_ENDIAN ? 1 : 0));
    word(file, DATA + 16, wide, ADDRESS + 64);
    word(file, DATA + 16 + pointer, wide, ADDRESS + 80);
    word(file, DATA + 64, wide, ADDRESS + 96);
    word(file, DATA + 64 + pointer, wide, version.length);
    word(file, DATA + 80, wide, ADDRESS + 112);
    word(file, DATA + 80 + pointer, wide, modules.length);
    file.position(DATA + 96).put(version).position(DATA + 112).put(modules);
    return file.array();
  }

  private static void word(ByteBuffer file, int at, boolean wide, long value) {
    if (wide) {
      file.putLong(at, value);
    } else {
      file.putInt(at, (int) value);
    }
  }
}
