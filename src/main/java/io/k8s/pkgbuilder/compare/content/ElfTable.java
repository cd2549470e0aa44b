package io.k8s.pkgbuilder.compare.content;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An ELF header and where its section headers are, elf(5). Numbers that lead out of the file make
 * it empty: nobody is bound to write section headers, and strip tools cut them off.
 *
 * @param at offset of the section headers, 0 for none
 * @param names index of the section that holds sections' names
 */
record ElfTable(boolean wide, ByteOrder order, String machine, long at, int count, int names) {
  private static final int HEADER = 64;
  private static final int MOST_SECTIONS = 4096;
  private static final Map<Integer, String> MACHINES =
      Map.of(
          3, "386", 40, "arm", 62, "amd64", 183, "arm64", 21, "ppc64", 22, "s390x", 243, "riscv64",
          258, "loong64");

  /**
   * A section's header.
   *
   * @param name offset in the section of names
   */
  record Header(int name, int type, long flags, long offset, long size, int link) {
    static final int STRINGS = 3;
    static final int DYNAMIC = 6;
    static final int NOTE = 7;
    static final int NO_BYTES = 8;
    private static final long ALLOCATED = 2;

    boolean allocated() {
      return (flags & ALLOCATED) != 0;
    }

    /** How many bytes of the file it takes. */
    long length() {
      return type == NO_BYTES || type == 0 ? 0 : size;
    }
  }

  static boolean isElf(byte[] start) {
    return start.length >= 20
        && start[0] == 0x7f
        && start[1] == 'E'
        && start[2] == 'L'
        && start[3] == 'F';
  }

  /** Of a file that {@link #isElf}; empty where the class or byte order is none that exists. */
  static Optional<ElfTable> of(byte[] start) {
    boolean known = (start[4] == 1 || start[4] == 2) && (start[5] == 1 || start[5] == 2);
    if (!known || start.length < HEADER) {
      return Optional.empty();
    }
    boolean wide = start[4] == 2;
    ByteOrder order = start[5] == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    ByteBuffer in = ByteBuffer.wrap(start).order(order);
    int count = Short.toUnsignedInt(in.getShort(wide ? 60 : 48));
    int size = Short.toUnsignedInt(in.getShort(wide ? 58 : 46));
    long at = wide ? in.getLong(40) : Integer.toUnsignedLong(in.getInt(32));
    boolean usable = size == (wide ? 64 : 40) && count <= MOST_SECTIONS && at > 0;
    return Optional.of(
        new ElfTable(
            wide,
            order,
            machine(Short.toUnsignedInt(in.getShort(18)), wide, order),
            usable ? at : 0,
            usable ? count : 0,
            Short.toUnsignedInt(in.getShort(wide ? 62 : 50))));
  }

  private static String machine(int number, boolean wide, ByteOrder order) {
    boolean little = order == ByteOrder.LITTLE_ENDIAN;
    String name = MACHINES.getOrDefault(number, "");
    if (name.isEmpty()) {
      return "machine " + number + ", " + (wide ? "64" : "32") + "-bit " + order;
    }
    return name.equals("ppc64") && little ? "ppc64le" : name;
  }

  int entrySize() {
    return wide ? 64 : 40;
  }

  /** In bytes; not more than 256 KiB. */
  int length() {
    return count * entrySize();
  }

  /**
   * The headers in their bytes; none when the file ends before, or their sections leave it or claim
   * it many times.
   */
  List<Header> headers(byte[] bytes, long fileSize) {
    if (bytes.length < length()) {
      return List.of();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).order(order);
    List<Header> headers = new ArrayList<>();
    long sum = 0;
    for (int i = 0; i < count; i++) {
      Header header = header(in, i * entrySize());
      boolean inside =
          header.offset >= 0 && header.size >= 0 && header.offset <= fileSize - header.length();
      sum += header.length();
      if (header.length() > 0 && (!inside || sum > 2 * fileSize)) {
        return List.of();
      }
      headers.add(header);
    }
    return headers;
  }

  private Header header(ByteBuffer in, int at) {
    return wide
        ? new Header(
            in.getInt(at),
            in.getInt(at + 4),
            in.getLong(at + 8),
            in.getLong(at + 24),
            in.getLong(at + 32),
            in.getInt(at + 40))
        : new Header(
            in.getInt(at),
            in.getInt(at + 4),
            Integer.toUnsignedLong(in.getInt(at + 8)),
            Integer.toUnsignedLong(in.getInt(at + 16)),
            Integer.toUnsignedLong(in.getInt(at + 20)),
            in.getInt(at + 24));
  }
}
