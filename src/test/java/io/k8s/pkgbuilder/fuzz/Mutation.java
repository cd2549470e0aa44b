package io.k8s.pkgbuilder.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages bytes, as chance or malice would. */
record Mutation(Random random) {
  private static final int MOST_CHANGES = 8;
  private static final int LARGEST = 1 << 20;

  private static final List<String> WORDS =
      List.of(
          "0",
          "-1",
          "4294967295",
          "9999999999",
          "18446744073709551615",
          "ffffffff",
          "07070X",
          "TRAILER!!!",
          "../",
          "/",
          "\n\n",
          "\n ",
          ": ",
          "<",
          "/>",
          "\"",
          "&amp;",
          "&#0;",
          "<![CDATA[",
          "]]>",
          "<!DOCTYPE x [<!ENTITY a \"b\">]>",
          "<package ",
          "</package>",
          "\u0000",
          "`\n",
          "(",
          ")",
          " | ",
          ">= ",
          "data.tar",
          "_gpg");

  private static final long[] NUMBERS = {
    0, 1, -1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000L, 0xfffffff0L, 1L << 40
  };

  /** A damaged copy. */
  byte[] of(byte[] bytes, List<byte[]> others) {
    byte[] damaged = bytes.clone();
    for (int i = random.nextInt(MOST_CHANGES); i >= 0; i--) {
      damaged = once(damaged, others);
    }
    return damaged.length > LARGEST ? Arrays.copyOf(damaged, LARGEST) : damaged;
  }

  private byte[] once(byte[] bytes, List<byte[]> others) {
    int at = random.nextInt(bytes.length + 1);
    return switch (random.nextInt(9)) {
      case 0 -> flipped(bytes, at);
      case 1 -> replaced(bytes, at, at + 1, new byte[] {(byte) random.nextInt()});
      case 2 -> replaced(bytes, at, at + 1 + random.nextInt(64), new byte[0]);
      case 3 -> replaced(bytes, at, at, copied(bytes, random.nextInt(256)));
      case 4 -> {
        byte[] word = word();
        yield replaced(bytes, at, at + (random.nextBoolean() ? word.length : 0), word);
      }
      case 5 -> number(bytes, at);
      case 6 -> Arrays.copyOf(bytes, at);
      case 7 -> {
        byte[] other = others.get(random.nextInt(others.size()));
        yield replaced(bytes, at, at + random.nextInt(512), copied(other, random.nextInt(512)));
      }
      default -> digit(bytes, at);
    };
  }

  private byte[] flipped(byte[] bytes, int at) {
    byte[] flipped = bytes.clone();
    if (at < bytes.length) {
      flipped[at] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private byte[] word() {
    return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] number(byte[] bytes, int at) {
    long number = NUMBERS[random.nextInt(NUMBERS.length)];
    byte[] octets = new byte[1 << random.nextInt(4)];
    for (int i = 0; i < octets.length; i++) {
      octets[octets.length - 1 - i] = (byte) (number >> (8 * i));
    }
    return replaced(bytes, at, at + octets.length, octets);
  }

  /** Texts' numbers are where most of the sizes are. */
  private byte[] digit(byte[] bytes, int at) {
    byte[] changed = bytes.clone();
    for (int i = at; i < changed.length; i++) {
      if (changed[i] >= '0' && changed[i] <= '9') {
        changed[i] = (byte) ('0' + random.nextInt(10));
        return changed;
      }
    }
    return changed;
  }

  private byte[] copied(byte[] bytes, int length) {
    int start = random.nextInt(bytes.length + 1);
    return Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + length));
  }

  private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
    int end = Math.min(bytes.length, to);
    byte[] result = new byte[from + by.length + bytes.length - end];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(by, 0, result, from, by.length);
    System.arraycopy(bytes, end, result, from + by.length, bytes.length - end);
    return result;
  }
}
