package io.k8s.pkgbuilder.compare.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.format.PackageEntry;
import io.k8s.pkgbuilder.model.FileMode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** ELF files whose section headers come last: held in memory or in a file, they are the same. */
class ElfMemoryTest {
  private static final int SIZE = 400_000;
  private static final int TABLE = SIZE - 3 * 64;

  /** A section of code and one of names, with a table at the end. */
  private static byte[] elf() {
    byte[] bytes = new byte[SIZE];
    new Random(7).nextBytes(bytes);
    ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put(0, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
    out.putShort(18, (short) 62).putLong(40, TABLE);
    out.putShort(58, (short) 64).putShort(60, (short) 3).putShort(62, (short) 2);
    out.put(1000, "\0.text\0.names\0".getBytes(StandardCharsets.US_ASCII));
    Arrays.fill(bytes, TABLE, SIZE, (byte) 0);
    section(out, TABLE + 64, 1, 1, 2000, 300_000);
    section(out, TABLE + 128, 7, 3, 1000, 14);
    return bytes;
  }

  private static void section(ByteBuffer out, int at, int name, int type, long from, long size) {
    out.putInt(at, name).putInt(at + 4, type).putLong(at + 8, 2);
    out.putLong(at + 24, from).putLong(at + 32, size);
  }

  private static ReadEntry read(byte[] bytes, long declared, ElfMemory memory) throws IOException {
    PackageEntry entry =
        new PackageEntry(
            "/x",
            PackageEntry.Type.FILE,
            new FileMode(0755),
            "root",
            "root",
            declared,
            Instant.EPOCH,
            "",
            "");
    return new EntryReader(memory).read(entry, new ByteArrayInputStream(bytes));
  }

  @Test
  void heldOrSpooledItIsTheSame() throws IOException {
    byte[] elf = elf();
    ElfMemory memory = new ElfMemory(SIZE);
    ReadEntry spooled = read(elf, SIZE, ElfMemory.NONE);
    assertThat(spooled.elf().orElseThrow().sections())
        .extracting(ElfImage.Section::name)
        .containsExactly(".text", ".names");
    assertThat(read(elf, SIZE, memory)).isEqualTo(spooled);
    // There is room again.
    assertThat(memory.take(SIZE)).isPresent();
    assertThat(memory.take(1)).isEmpty();
    assertThat(read(elf, SIZE, memory)).isEqualTo(spooled);
  }

  @Test
  void aByteOfASectionIsSeen() throws IOException {
    byte[] other = elf();
    other[200_000] ^= 1;
    ElfImage old = read(elf(), SIZE, new ElfMemory(SIZE)).elf().orElseThrow();
    ElfImage now = read(other, SIZE, new ElfMemory(SIZE)).elf().orElseThrow();
    assertThat(now.sections().get(0)).isNotEqualTo(old.sections().get(0));
    assertThat(now.sections().get(1)).isEqualTo(old.sections().get(1));
  }

  /** An archive's head may claim more than there is: no room is kept, and nothing made up. */
  @Test
  void claimsAreNotBelieved() throws IOException {
    ElfMemory memory = new ElfMemory(2 * SIZE);
    ReadEntry held = read(Arrays.copyOf(elf(), 350_000), SIZE, memory);
    assertThat(held).isEqualTo(read(Arrays.copyOf(elf(), 350_000), SIZE, ElfMemory.NONE));
    assertThat(memory.take(Long.MAX_VALUE)).isEmpty();
    assertThat(memory.take(2 * SIZE)).isPresent();
  }
}
