package io.k8s.pkgbuilder.attest;

import io.k8s.pkgbuilder.content.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of an ELF file that Go's build information is found by (System V gABI, chapter 4). */
final class Elf {
  private static final int HEADER = 64;
  private static final int MOST_HEADERS = 1 << 20;
  private static final int LOAD = 1;
  private static final int WRITABLE = 2;
  private static final int EXECUTABLE = 1;

  private final Content content;
  private final ByteOrder order;
  private final boolean wide;
  private final List<Span> segments = new ArrayList<>();
  private final List<Span> sections = new ArrayList<>();

  /**
   * Bytes of the file that lie together in memory.
   *
   * @param name of a section; empty for a segment
   * @param address in memory
   */
  record Span(String name, long address, long offset, long size, boolean data) {}

  private Elf(Content content, ByteOrder order, boolean wide) {
    this.content = content;
    this.order = order;
    this.wide = wide;
  }

  /** Empty for a file that is no ELF file; an IOException for a damaged one. */
  static Optional<Elf> of(Content content) throws IOException {
    byte[] start = bytes(content, 0, HEADER);
    if (start.length < HEADER || start[0] != 0x7f || start[1] != 'E' || start[2] != 'L') {
      return Optional.empty();
    }
    ByteOrder order = start[5] == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    Elf elf = new Elf(content, order, start[4] == 2);
    elf.readHeaders(ByteBuffer.wrap(start).order(order));
    return Optional.of(elf);
  }

  private void readHeaders(ByteBuffer header) throws IOException {
    long segmentsAt = wide ? header.getLong(32) : header.getInt(28) & 0xffffffffL;
    long sectionsAt = wide ? header.getLong(40) : header.getInt(32) & 0xffffffffL;
    int sizes = wide ? 54 : 42;
    readSegments(segmentsAt, header.getShort(sizes) & 0xffff, header.getShort(sizes + 2) & 0xffff);
    readSections(
        sectionsAt,
        header.getShort(sizes + 4) & 0xffff,
        header.getShort(sizes + 6) & 0xffff,
        header.getShort(sizes + 8) & 0xffff);
  }

  private void readSegments(long at, int size, int count) throws IOException {
    ByteBuffer table = read(at, size * count);
    for (int one = 0; (one + 1) * size <= table.limit() && size > 0; one++) {
      int base = one * size;
      int flags = table.getInt(base + (wide ? 4 : 24));
      if (table.getInt(base) == LOAD) {
        segments.add(
            new Span(
                "",
                word(table, base + (wide ? 16 : 8)),
                word(table, base + (wide ? 8 : 4)),
                word(table, base + (wide ? 32 : 16)),
                (flags & (WRITABLE | EXECUTABLE)) == WRITABLE));
      }
    }
  }

  private void readSections(long at, int size, int count, int names) throws IOException {
    ByteBuffer table = read(at, size * count);
    if (size == 0 || table.limit() < size * count || names >= count) {
      return;
    }
    byte[] text = names(table, names * size);
    for (int one = 0; one < count; one++) {
      int base = one * size;
      sections.add(
          new Span(
              name(text, table.getInt(base)),
              word(table, base + (wide ? 16 : 12)),
              word(table, base + (wide ? 24 : 16)),
              word(table, base + (wide ? 32 : 20)),
              true));
    }
  }

  private byte[] names(ByteBuffer table, int base) throws IOException {
    return bytes(
        content,
        word(table, base + (wide ? 24 : 16)),
        (int) Math.min(MOST_HEADERS, word(table, base + (wide ? 32 : 20))));
  }

  private static String name(byte[] text, int at) {
    int end = Math.max(0, at);
    while (end < text.length && text[end] != 0) {
      end++;
    }
    return at < 0 || at > end ? "" : new String(text, at, end - at, StandardCharsets.US_ASCII);
  }

  private long word(ByteBuffer table, int at) {
    return wide ? table.getLong(at) : table.getInt(at) & 0xffffffffL;
  }

  Optional<Span> section(String name) {
    return sections.stream().filter(span -> span.name().equals(name)).findFirst();
  }

  /** The first segment of data that can be written to and not run. */
  Optional<Span> data() {
    return segments.stream().filter(Span::data).findFirst();
  }

  /** Bytes by their address in memory; fewer where the file has no more. */
  byte[] memory(long address, int length) throws IOException {
    for (Span span : segments) {
      long inside = address - span.address();
      if (inside >= 0 && inside < span.size()) {
        return bytes(content, span.offset() + inside, (int) Math.min(length, span.size() - inside));
      }
    }
    return new byte[0];
  }

  /** Bytes by their place in the file; fewer where it ends. */
  ByteBuffer read(long offset, int length) throws IOException {
    return ByteBuffer.wrap(bytes(content, offset, length)).order(order);
  }

  private static byte[] bytes(Content content, long offset, int length) throws IOException {
    if (offset < 0 || offset > content.size() || length <= 0) {
      return new byte[0];
    }
    try (InputStream in = content.open(offset)) {
      return in.readNBytes(length);
    }
  }
}
