package io.k8s.pkgbuilder.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A header of an rpm as lists of values, read and written without our code: rpm's format.md. */
final class RpmTags {
  private static final int STRING = 6;
  private static final int STRING_ARRAY = 8;
  private static final int I18N = 9;

  /** Its type and its values: strings, numbers, or bytes of which each is a value. */
  record Tag(int type, List<Object> values) {}

  final Map<Integer, Tag> tags = new TreeMap<>();

  static RpmTags read(ByteBuffer in) {
    RpmTags header = new RpmTags();
    int start = in.position();
    int count = in.getInt(start + 8);
    int size = in.getInt(start + 12);
    int store = start + 16 + 16 * count;
    for (int i = 0; i < count; i++) {
      int at = start + 16 + 16 * i;
      int type = in.getInt(at + 4);
      header.tags.put(
          in.getInt(at),
          new Tag(type, values(in, type, store + in.getInt(at + 8), in.getInt(at + 12))));
    }
    in.position(store + size);
    return header;
  }

  private static List<Object> values(ByteBuffer in, int type, int offset, int count) {
    List<Object> values = new ArrayList<>();
    int at = offset;
    for (int i = 0; i < count; i++) {
      switch (type) {
        case 3 -> values.add((long) in.getShort(at) & 0xffff);
        case 4 -> values.add((long) in.getInt(at) & 0xffff_ffffL);
        case 5 -> values.add(in.getLong(at));
        case STRING, STRING_ARRAY, I18N -> {
          int end = at;
          while (in.get(end) != 0) {
            end++;
          }
          byte[] text = new byte[end - at];
          in.get(at, text);
          values.add(new String(text, UTF_8));
          at = end + 1;
        }
        default -> values.add((long) in.get(at));
      }
      at += width(type);
    }
    return values;
  }

  private static int width(int type) {
    return switch (type) {
      case 3 -> 2;
      case 4 -> 4;
      case 5 -> 8;
      case STRING, STRING_ARRAY, I18N -> 0;
      default -> 1;
    };
  }

  byte[] write() {
    ByteBuffer index = ByteBuffer.allocate(16 + 16 * tags.size());
    ByteArrayOutputStream store = new ByteArrayOutputStream();
    index.putInt(0x8eade801).putInt(0).putInt(tags.size()).putInt(0);
    tags.forEach(
        (number, tag) -> {
          while (width(tag.type()) > 1 && store.size() % width(tag.type()) != 0) {
            store.write(0);
          }
          index.putInt(number).putInt(tag.type()).putInt(store.size()).putInt(tag.values().size());
          tag.values().forEach(value -> store.writeBytes(bytes(tag.type(), value)));
        });
    index.putInt(12, store.size());
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(index.array());
    all.writeBytes(store.toByteArray());
    return all.toByteArray();
  }

  private static byte[] bytes(int type, Object value) {
    if (value instanceof String text) {
      return (text + "\0").getBytes(UTF_8);
    }
    int width = width(type);
    byte[] all = ByteBuffer.allocate(8).putLong((Long) value).array();
    return Arrays.copyOfRange(all, 8 - width, 8);
  }

  RpmTags copy() {
    RpmTags copy = new RpmTags();
    tags.forEach(
        (number, tag) -> copy.tags.put(number, new Tag(tag.type(), new ArrayList<>(tag.values()))));
    return copy;
  }

  /** The values, to be changed. */
  List<Object> values(int tag) {
    Tag found = tags.get(tag);
    return found == null ? new ArrayList<>() : found.values();
  }

  String text(int tag, int index) {
    return (String) values(tag).get(index);
  }

  long number(int tag, int index) {
    return (Long) values(tag).get(index);
  }
}
