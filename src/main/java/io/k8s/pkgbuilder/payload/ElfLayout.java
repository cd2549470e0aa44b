package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.content.Content;
import io.k8s.pkgbuilder.model.ElfMachine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Where an ELF file must reach at least, by its program headers, elf(5). */
final class ElfLayout {
  private static final int HEADER = 64;

  /** More program headers than any linker writes; beyond it the header is not believed. */
  private static final int MOST_HEADERS = 4096;

  private ElfLayout() {}

  /**
   * The end of the program header table or of the last byte a segment takes from the file,
   * whichever is later. Section headers are left out: strip tools may cut them off.
   *
   * @return in bytes; 0 if the header says nothing usable
   */
  static long end(Content content, ElfMachine machine) throws IOException {
    boolean wide = machine.bits() == 64;
    ByteOrder order = machine.littleEndian() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    try (InputStream in = content.open()) {
      ByteBuffer header = ByteBuffer.wrap(in.readNBytes(HEADER)).order(order);
      if (header.capacity() < HEADER) {
        return 0;
      }
      long table = wide ? header.getLong(32) : Integer.toUnsignedLong(header.getInt(28));
      int entry = Short.toUnsignedInt(header.getShort(wide ? 54 : 42));
      int count = Short.toUnsignedInt(header.getShort(wide ? 56 : 44));
      if (count == 0 || count > MOST_HEADERS || entry < (wide ? 56 : 32) || table < 0) {
        return 0;
      }
      long tableEnd = table + (long) entry * count;
      if (tableEnd > content.size() || table < HEADER) {
        return tableEnd;
      }
      in.skipNBytes(table - HEADER);
      ByteBuffer entries = ByteBuffer.wrap(in.readNBytes(entry * count)).order(order);
      return Math.max(tableEnd, lastSegment(entries, entry, count, wide));
    }
  }

  private static long lastSegment(ByteBuffer entries, int entry, int count, boolean wide) {
    long end = 0;
    for (int i = 0; i < count && (i + 1) * entry <= entries.capacity(); i++) {
      int at = i * entry;
      long offset = wide ? entries.getLong(at + 8) : Integer.toUnsignedLong(entries.getInt(at + 4));
      long size = wide ? entries.getLong(at + 32) : Integer.toUnsignedLong(entries.getInt(at + 16));
      end = Math.max(end, offset + size);
    }
    return end;
  }
}
