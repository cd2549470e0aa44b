package io.k8s.pkgbuilder.format.rpm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.List;
import org.redline_rpm.header.AbstractHeader;
import org.redline_rpm.header.Header;
import org.redline_rpm.header.Signature;

/**
 * A header in rpm's binary form, entries sorted by tag, all within one immutable region, whose
 * trailer tells readers how many entries the digests and signatures cover.
 */
final class HeaderBuilder {
  private static final int REGION_SIGNATURES = 62;
  private static final int REGION_IMMUTABLE = 63;

  /** The region's trailer is an entry of its own: tag, type, offset, count. */
  private static final int REGION_BYTES = 16;

  private final AbstractHeader header;
  private final int region;

  private HeaderBuilder(AbstractHeader header, int region) {
    this.header = header;
    this.region = region;
    // Placeholder: redline writes the entry with the lowest tag last, as the trailer must be.
    header.createEntry(region, Tag.Type.BINARY.number, new byte[REGION_BYTES]);
  }

  /** The package's header. */
  static HeaderBuilder main() {
    return new HeaderBuilder(new Header(), REGION_IMMUTABLE);
  }

  /** The signature header, which ends padded to 8 bytes. */
  static HeaderBuilder signature() {
    return new HeaderBuilder(new Signature(), REGION_SIGNATURES);
  }

  /** A STRING or I18N_STRING; the only locale is "C". */
  HeaderBuilder text(Tag tag, String value) {
    require(tag.type == Tag.Type.STRING || tag.type == Tag.Type.I18N_STRING, tag);
    return put(tag.number, tag.type, new String[] {value});
  }

  /** A STRINGS. */
  HeaderBuilder texts(Tag tag, List<String> values) {
    require(tag.type == Tag.Type.STRINGS, tag);
    return put(tag.number, tag.type, values.toArray(String[]::new));
  }

  /** A scriptlet's interpreter with arguments: the one STRING that may be STRINGS. */
  HeaderBuilder command(Tag tag, List<String> words) {
    require(tag.type == Tag.Type.STRING, tag);
    Tag.Type type = words.size() == 1 ? Tag.Type.STRING : Tag.Type.STRINGS;
    return put(tag.number, type, words.toArray(String[]::new));
  }

  HeaderBuilder number(Tag tag, long value) {
    return numbers(tag, new long[] {value});
  }

  /** As wide as the tag's type, unsigned. */
  HeaderBuilder numbers(Tag tag, long[] values) {
    return put(
        tag.number,
        tag.type,
        switch (tag.type) {
          case INT16 -> shorts(tag, values);
          case INT32 -> ints(tag, values);
          case INT64 -> values.clone();
          case STRING, BINARY, STRINGS, I18N_STRING -> throw wrongType(tag);
        });
  }

  HeaderBuilder bytes(Tag tag, byte[] value) {
    require(tag.type == Tag.Type.BINARY, tag);
    return put(tag.number, tag.type, value.clone());
  }

  /** With the magic before and, for a signature header, the padding after. */
  byte[] build() {
    try {
      header.createEntry(region, Tag.Type.BINARY.number, trailer());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      int padding = header.write(Channels.newChannel(out));
      out.writeBytes(new byte[padding]);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Points back from the end of the data over all entries of the index. */
  private byte[] trailer() {
    return ByteBuffer.wrap(new byte[REGION_BYTES])
        .putInt(region)
        .putInt(Tag.Type.BINARY.number)
        .putInt(-REGION_BYTES * header.count())
        .putInt(REGION_BYTES)
        .array();
  }

  private HeaderBuilder put(int tag, Tag.Type type, Object values) {
    if (header.getEntry(tag) != null) {
      throw new IllegalStateException("tag " + tag + " is set twice");
    }
    header.createEntry(tag, type.number, values);
    return this;
  }

  private static short[] shorts(Tag tag, long[] values) {
    short[] result = new short[values.length];
    for (int i = 0; i < values.length; i++) {
      checkRange(tag, values[i], 16);
      result[i] = (short) values[i];
    }
    return result;
  }

  private static int[] ints(Tag tag, long[] values) {
    int[] result = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      checkRange(tag, values[i], 32);
      result[i] = (int) values[i];
    }
    return result;
  }

  private static void checkRange(Tag tag, long value, int bits) {
    if (value < 0 || value >= 1L << bits) {
      throw new IllegalArgumentException(tag + " cannot hold " + value);
    }
  }

  private static void require(boolean right, Tag tag) {
    if (!right) {
      throw wrongType(tag);
    }
  }

  private static IllegalArgumentException wrongType(Tag tag) {
    return new IllegalArgumentException(tag + " has type " + tag.type);
  }
}
