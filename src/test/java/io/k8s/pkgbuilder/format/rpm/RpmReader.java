package io.k8s.pkgbuilder.format.rpm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a package by the letter of the format's description, with nothing of ours or redline's:
 * headers as tag to values, and where the payload starts.
 */
final class RpmReader {
  private static final int LEAD = 96;

  final Map<Integer, List<Object>> signature;
  final Map<Integer, List<Object>> header;

  /** The header's bytes, magic included. */
  final byte[] headerBytes;

  final byte[] payload;

  private final Map<Integer, Integer> types = new TreeMap<>();

  RpmReader(byte[] rpm) {
    if (ByteBuffer.wrap(rpm).getInt() != 0xedabeedb) {
      throw new AssertionError("lead");
    }
    int signatureEnd = end(rpm, LEAD);
    signature = read(rpm, LEAD, 62);
    int headerStart = (signatureEnd + 7) / 8 * 8;
    int headerEnd = end(rpm, headerStart);
    types.clear();
    header = read(rpm, headerStart, 63);
    headerBytes = Arrays.copyOfRange(rpm, headerStart, headerEnd);
    payload = Arrays.copyOfRange(rpm, headerEnd, rpm.length);
  }

  List<Object> get(Tag tag) {
    return header.getOrDefault(tag.number, List.of());
  }

  /** A line for each tag of the header: number, type, values. */
  String dump() {
    StringBuilder text = new StringBuilder();
    header.forEach(
        (tag, values) -> {
          text.append(tag).append(" type ").append(types.get(tag)).append(" = ");
          text.append(values).append('\n');
        });
    return text.toString();
  }

  private static int end(byte[] rpm, int start) {
    ByteBuffer buffer = ByteBuffer.wrap(rpm, start, rpm.length - start);
    if (buffer.getLong() != 0x8eade80100000000L) {
      throw new AssertionError("header magic at " + start);
    }
    int entries = buffer.getInt();
    return start + 16 + 16 * entries + buffer.getInt();
  }

  private Map<Integer, List<Object>> read(byte[] rpm, int start, int region) {
    ByteBuffer index = ByteBuffer.wrap(rpm, start + 8, rpm.length - start - 8);
    int entries = index.getInt();
    int size = index.getInt();
    int data = start + 16 + 16 * entries;
    Map<Integer, List<Object>> result = new TreeMap<>();
    int last = 0;
    for (int i = 0; i < entries; i++) {
      int tag = index.getInt();
      int type = index.getInt();
      int offset = index.getInt();
      int count = index.getInt();
      if (tag <= last) {
        throw new AssertionError("tag " + tag + " after " + last);
      }
      last = tag;
      if (i == 0) {
        checkRegion(rpm, data, size, entries, List.of(tag, type, offset, count), region);
      } else {
        types.put(tag, type);
        result.put(tag, values(rpm, data, offset, type, count));
      }
    }
    return result;
  }

  /** The trailer is the last of the data and covers the whole index. */
  private static void checkRegion(
      byte[] rpm, int data, int size, int entries, List<Integer> entry, int region) {
    ByteBuffer trailer = ByteBuffer.wrap(rpm, data + size - 16, 16);
    List<Integer> actual =
        List.of(trailer.getInt(), trailer.getInt(), trailer.getInt(), trailer.getInt());
    if (!entry.equals(List.of(region, 7, size - 16, 16))
        || !actual.equals(List.of(region, 7, -16 * entries, 16))) {
      throw new AssertionError("region " + entry + " with trailer " + actual);
    }
  }

  private static List<Object> values(byte[] rpm, int data, int offset, int type, int count) {
    int start = data + offset;
    ByteBuffer buffer = ByteBuffer.wrap(rpm, start, rpm.length - start);
    List<Object> values = new ArrayList<>();
    if (type == 7) {
      return List.of(HexFormat.of().formatHex(rpm, start, start + count));
    }
    int width = type == 3 ? 2 : type == 4 ? 4 : type == 5 ? 8 : 1;
    // Aligned within the data, says the format; readers of old copied it to where that is all.
    if ((start - data) % width != 0) {
      throw new AssertionError("unaligned");
    }
    for (int i = 0; i < count; i++) {
      values.add(
          switch (type) {
            case 3 -> (Object) (long) Short.toUnsignedInt(buffer.getShort());
            case 4 -> Integer.toUnsignedLong(buffer.getInt());
            case 5 -> buffer.getLong();
            case 6, 8, 9 -> text(buffer);
            default -> throw new AssertionError("type " + type);
          });
    }
    return values;
  }

  private static String text(ByteBuffer buffer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte b = buffer.get(); b != 0; b = buffer.get()) {
      bytes.write(b);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
