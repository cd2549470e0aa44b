package io.k8s.pkgbuilder.cosign;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One value of ASN.1's distinguished encoding (X.690), as certificates are made of.
 *
 * @param content without the header
 * @param whole with it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Der(int tag, byte[] content, byte[] whole) {
  static final int SEQUENCE = 0x30;
  static final int OCTETS = 0x04;
  static final int OID = 0x06;

  private static final int LONGEST = 1 << 20;

  /** The first value of some bytes. */
  static Der read(byte[] bytes) throws SignatureProblem {
    return read(bytes, 0);
  }

  private static Der read(byte[] bytes, int start) throws SignatureProblem {
    int at = start + 2;
    if (at > bytes.length) {
      throw damaged();
    }
    int length = bytes[start + 1] & 0xff;
    if (length >= 0x80) {
      int octets = length & 0x7f;
      if (octets == 0 || octets > 3 || at + octets > bytes.length) {
        throw damaged();
      }
      length = 0;
      for (int i = 0; i < octets; i++) {
        length = (length << 8) | (bytes[at++] & 0xff);
      }
    }
    if (length > LONGEST || at + length > bytes.length) {
      throw damaged();
    }
    return new Der(
        bytes[start] & 0xff,
        Arrays.copyOfRange(bytes, at, at + length),
        Arrays.copyOfRange(bytes, start, at + length));
  }

  private static SignatureProblem damaged() {
    return new SignatureProblem("its certificate is damaged");
  }

  /** The values it consists of. */
  List<Der> children() throws SignatureProblem {
    List<Der> children = new ArrayList<>();
    for (int at = 0; at < content.length; ) {
      Der child = read(content, at);
      children.add(child);
      at += child.whole.length;
    }
    return children;
  }

  boolean is(int expected) {
    return tag == expected;
  }

  String text() {
    return new String(content, StandardCharsets.UTF_8);
  }

  /** A value of these parts, each encoded already. */
  static byte[] encode(int tag, List<byte[]> parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    parts.forEach(content::writeBytes);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(tag);
    int length = content.size();
    if (length >= 0x80) {
      int octets = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
      whole.write(0x80 | octets);
      for (int i = octets - 1; i >= 0; i--) {
        whole.write(length >> (8 * i));
      }
    } else {
      whole.write(length);
    }
    whole.writeBytes(content.toByteArray());
    return whole.toByteArray();
  }
}
