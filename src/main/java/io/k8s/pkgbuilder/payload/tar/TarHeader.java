package io.k8s.pkgbuilder.payload.tar;

import io.k8s.pkgbuilder.model.FileMode;
import io.k8s.pkgbuilder.payload.PayloadEntry.Owner;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * One member's header in GNU tar format: deb(5) allows it, with its long names ('L', 'K') since
 * dpkg 1.4.1.17 and its base-256 numbers since 1.18.24, and forbids pax headers.
 *
 * @param type '0' file, '2' symbolic link, '5' directory
 * @param name as stored, a directory's with its trailing '/'
 * @param link a symbolic link's target, else ""
 * @param size of the body, in bytes
 */
record TarHeader(
    char type, String name, String link, FileMode mode, Owner owner, Instant mtime, long size) {
  static final int BLOCK = 512;

  private static final byte[] GNU_MAGIC = "ustar  \0".getBytes(StandardCharsets.US_ASCII);
  private static final String LONG_LINK = "././@LongLink";

  /** The header block, after the blocks of a long name or link if it needs them. */
  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(BLOCK);
    byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
    byte[] linkBytes = link.getBytes(StandardCharsets.UTF_8);
    if (linkBytes.length > TarField.LINK.length()) {
      out.writeBytes(longField('K', linkBytes));
    }
    if (nameBytes.length > TarField.NAME.length()) {
      out.writeBytes(longField('L', nameBytes));
    }
    out.writeBytes(block(nameBytes, linkBytes));
    return out.toByteArray();
  }

  /** How many zero bytes follow a body, up to the next block. */
  static int padding(long size) {
    return (int) ((BLOCK - size % BLOCK) % BLOCK);
  }

  private static byte[] longField(char type, byte[] text) {
    int size = text.length + 1;
    TarHeader header =
        new TarHeader(type, LONG_LINK, "", FileMode.REGULAR, Owner.ROOT, Instant.EPOCH, size);
    byte[] head = header.bytes();
    byte[] result = Arrays.copyOf(head, head.length + size + padding(size));
    System.arraycopy(text, 0, result, head.length, text.length);
    return result;
  }

  private byte[] block(byte[] nameBytes, byte[] linkBytes) {
    byte[] block = new byte[BLOCK];
    TarField.NAME.put(block, nameBytes);
    TarField.MODE.put(block, mode.bits());
    // The names decide on the machine that installs; numbers are for a name it does not know.
    TarField.UID.put(block, 0);
    TarField.GID.put(block, 0);
    TarField.SIZE.put(block, size);
    TarField.MTIME.put(block, mtime.getEpochSecond());
    TarField.TYPE.put(block, new byte[] {(byte) type});
    TarField.LINK.put(block, linkBytes);
    TarField.MAGIC.put(block, GNU_MAGIC);
    TarField.USER.put(block, owner.user().getBytes(StandardCharsets.UTF_8));
    TarField.GROUP.put(block, owner.group().getBytes(StandardCharsets.UTF_8));
    TarField.putChecksum(block);
    return block;
  }
}
