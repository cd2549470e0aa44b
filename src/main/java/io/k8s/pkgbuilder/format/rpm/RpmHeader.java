package io.k8s.pkgbuilder.format.rpm;

import io.k8s.pkgbuilder.format.PackageException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A header as rpm's format.md describes it, of any writer: tags by their numbers in rpmtag.h.
 *
 * <p>Everything is checked against the header's bounds when it is asked for.
 */
public final class RpmHeader {
  static final int PREAMBLE = 16;
  private static final int ENTRY = 16;
  private static final int MAGIC = 0x8eade801;

  /** As rpm itself limits them: lib/header_internal.hh. */
  private static final int MOST_ENTRIES = 0xffff;

  static final int MOST_DATA = 0x0fff_ffff;

  private record Entry(int type, int offset, int count) {}

  private final Map<Integer, Entry> entries = new TreeMap<>();
  private final ByteBuffer data;

  private RpmHeader(ByteBuffer data) {
    this.data = data;
  }

  /**
   * How many bytes a header has in all.
   *
   * @param preamble its first {@link #PREAMBLE} bytes
   */
  static long length(ByteBuffer preamble) throws PackageException {
    if (preamble.getInt(0) != MAGIC) {
      throw new PackageException("it is no rpm: a header does not start with its magic");
    }
    long count = Integer.toUnsignedLong(preamble.getInt(8));
    long size = Integer.toUnsignedLong(preamble.getInt(12));
    if (count == 0 || count > MOST_ENTRIES || size > MOST_DATA) {
      throw new PackageException("its header claims " + count + " tags and " + size + " bytes");
    }
    return PREAMBLE + count * ENTRY + size;
  }

  /** From all its bytes, as many as {@link #length} said. */
  static RpmHeader parse(byte[] bytes) throws PackageException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int count = in.getInt(8);
    int start = PREAMBLE + count * ENTRY;
    RpmHeader header = new RpmHeader(in.slice(start, bytes.length - start));
    for (int i = 0; i < count; i++) {
      int at = PREAMBLE + i * ENTRY;
      Entry entry = new Entry(in.getInt(at + 4), in.getInt(at + 8), in.getInt(at + 12));
      header.entries.putIfAbsent(in.getInt(at), entry);
    }
    return header;
  }

  /** All of them, ascending. */
  public List<Integer> tags() {
    return List.copyOf(entries.keySet());
  }

  /** Of strings of any type; empty where the tag is missing or of another type. */
  public List<String> texts(int tag) throws PackageException {
    Entry entry = entries.get(tag);
    if (entry == null || entry.type < 6 || entry.type == 7 || entry.type > 9) {
      return List.of();
    }
    int at = entry.offset;
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < entry.count; i++) {
      int end = end(tag, at);
      texts.add(text(at, end));
      at = end + 1;
    }
    return texts;
  }

  private int end(int tag, int start) throws PackageException {
    for (int at = start; at >= 0 && at < data.limit(); at++) {
      if (data.get(at) == 0) {
        return at;
      }
    }
    throw damaged(tag);
  }

  private String text(int start, int end) {
    byte[] bytes = new byte[end - start];
    data.get(start, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** As {@link #texts(int)}. */
  public List<String> texts(Tag tag) throws PackageException {
    return texts(tag.number);
  }

  /** As {@link #text(int)}, "" where the tag is missing. */
  public String text(Tag tag) throws PackageException {
    return text(tag.number).orElse("");
  }

  /** As {@link #numbers(int)}. */
  public long[] numbers(Tag tag) throws PackageException {
    return numbers(tag.number);
  }

  /** As {@link #number(int)}. */
  public OptionalLong number(Tag tag) throws PackageException {
    return number(tag.number);
  }

  /** The first of {@link #texts(int)}. */
  public Optional<String> text(int tag) throws PackageException {
    List<String> texts = texts(tag);
    return texts.isEmpty() ? Optional.empty() : Optional.of(texts.get(0));
  }

  /** Of numbers of any width, unsigned; empty where the tag is missing or of another type. */
  public long[] numbers(int tag) throws PackageException {
    Entry entry = entries.get(tag);
    if (entry == null || entry.type < 2 || entry.type > 5) {
      return new long[0];
    }
    int width = 1 << (entry.type - 2);
    checkRange(tag, entry, width);
    long[] numbers = new long[entry.count];
    for (int i = 0; i < entry.count; i++) {
      int at = entry.offset + i * width;
      numbers[i] =
          switch (width) {
            case 1 -> Byte.toUnsignedLong(data.get(at));
            case 2 -> Short.toUnsignedLong(data.getShort(at));
            case 4 -> Integer.toUnsignedLong(data.getInt(at));
            default -> data.getLong(at);
          };
      if (numbers[i] < 0) {
        throw new PackageException("a number of tag " + tag + " is larger than any may be");
      }
    }
    return numbers;
  }

  /** The first of {@link #numbers(int)}. */
  public OptionalLong number(int tag) throws PackageException {
    long[] numbers = numbers(tag);
    return numbers.length == 0 ? OptionalLong.empty() : OptionalLong.of(numbers[0]);
  }

  /**
   * Points in time, in seconds since 1970; empty where the tag is missing or of another type.
   *
   * @throws PackageException also when one is beyond what 32 bits can say, which no rpm writes
   */
  public List<Instant> times(Tag tag) throws PackageException {
    List<Instant> times = new ArrayList<>();
    for (long seconds : numbers(tag)) {
      if (seconds >= 1L << Integer.SIZE) {
        throw new PackageException("'" + seconds + "' is no time");
      }
      times.add(Instant.ofEpochSecond(seconds));
    }
    return times;
  }

  /** Binary data; empty where the tag is missing or of another type. */
  public byte[] bytes(int tag) throws PackageException {
    Entry entry = entries.get(tag);
    if (entry == null || entry.type != 7) {
      return new byte[0];
    }
    checkRange(tag, entry, 1);
    byte[] bytes = new byte[entry.count];
    data.get(entry.offset, bytes);
    return bytes;
  }

  private void checkRange(int tag, Entry entry, int width) throws PackageException {
    long end = entry.offset + (long) entry.count * width;
    if (entry.offset < 0 || entry.count < 0 || end > data.limit()) {
      throw damaged(tag);
    }
  }

  private static PackageException damaged(int tag) {
    return new PackageException("its header is damaged: tag " + tag + " leaves its bounds");
  }
}
