package io.k8s.pkgbuilder.format.rpm;

import io.k8s.pkgbuilder.content.LimitedInput;
import io.k8s.pkgbuilder.format.PackageException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * A payload's entries: cpio "newc" with names, or rpm's stripped kind, whose entries are numbers in
 * the header's list of files.
 */
final class CpioReader {
  private static final int HEADER = 110;
  private static final int LONGEST_NAME = 1 << 16;

  private final InputStream in;
  private long position;

  CpioReader(InputStream in) {
    this.in = in;
  }

  /**
   * An entry's frame.
   *
   * @param index in the header's list, of stripped entries
   * @param name of others; "TRAILER!!!" is the last
   * @param size of the bytes that follow; of stripped entries the header knows it
   */
  record Frame(OptionalInt index, String name, long size) {
    boolean last() {
      return name.equals("TRAILER!!!");
    }
  }

  Frame next() throws IOException {
    align();
    String magic = ascii(6);
    if (magic.equals("07070X")) {
      int index = (int) hex(ascii(8));
      align();
      return new Frame(OptionalInt.of(index), "", -1);
    }
    if (!magic.equals("070701") && !magic.equals("070702")) {
      throw new PackageException("its payload is no cpio archive, or damaged");
    }
    String rest = ascii(HEADER - 6);
    long size = hex(rest.substring(48, 56));
    long length = hex(rest.substring(88, 96));
    if (length < 1 || length > LONGEST_NAME) {
      throw new PackageException("its payload has a name of " + length + " bytes");
    }
    byte[] name = bytes((int) length);
    align();
    return new Frame(
        OptionalInt.empty(), new String(name, 0, name.length - 1, StandardCharsets.UTF_8), size);
  }

  /** The bytes of the entry; all are read before the next one. */
  InputStream body(long size) {
    position += size;
    return new LimitedInput(in, size);
  }

  private void align() throws IOException {
    bytes((int) ((4 - position % 4) % 4));
  }

  private String ascii(int length) throws IOException {
    return new String(bytes(length), StandardCharsets.ISO_8859_1);
  }

  private byte[] bytes(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("its payload ends early");
    }
    position += length;
    return bytes;
  }

  private static long hex(String digits) throws PackageException {
    if (!digits.matches("[0-9a-fA-F]{8}")) {
      throw new PackageException("its payload is damaged: '" + digits + "' is no number");
    }
    return Long.parseLong(digits, 16);
  }
}
