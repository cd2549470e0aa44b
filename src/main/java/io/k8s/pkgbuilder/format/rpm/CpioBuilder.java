package io.k8s.pkgbuilder.format.rpm;

import io.k8s.pkgbuilder.payload.Segment;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The payload's archive: cpio in SVR4 form ("newc", cpio(5)), or, where 32 bits do not hold the
 * sizes, rpm's stripped form, whose entries are only numbers of files in the header (rpm 4.12,
 * lib/cpio.c).
 */
final class CpioBuilder {
  private static final String TRAILER = "TRAILER!!!";
  private static final int ALIGNMENT = 4;

  private final FileList list;
  private final List<Segment> segments = new ArrayList<>();
  private final ByteArrayOutputStream framing = new ByteArrayOutputStream();

  CpioBuilder(FileList list) {
    this.list = list;
  }

  /** The whole archive. */
  List<Segment> segments() {
    boolean large = list.large();
    List<RpmFile> files = list.files();
    for (int index = 0; index < files.size(); index++) {
      RpmFile file = files.get(index);
      if (file.archived()) {
        text(large ? stripped(index) : newc(file, index));
        body(file);
      }
    }
    text(newc(0, 0, 0, 0, 0, TRAILER));
    flush();
    return List.copyOf(segments);
  }

  /** "./" before the path is what rpmlib(PayloadFilesHavePrefix) promises. */
  private static String newc(RpmFile file, int index) {
    return newc(
        FileTable.inode(index),
        file.mode(),
        file.mtime(),
        file.size(),
        FileTable.DEVICE,
        "." + file.path());
  }

  private static String newc(
      long inode, long mode, long mtime, long size, long device, String name) {
    StringBuilder header = new StringBuilder("070701");
    hex(header, inode);
    hex(header, mode);
    // Owners are names in the package's header; these numbers are only for plain cpio.
    hex(header, 0);
    hex(header, 0);
    hex(header, 1);
    hex(header, mtime);
    hex(header, size);
    hex(header, 0);
    hex(header, device);
    hex(header, 0);
    hex(header, 0);
    hex(header, Utf8.bytes(name).length + 1);
    hex(header, 0);
    return header.append(name).append('\0').toString();
  }

  private static String stripped(int index) {
    StringBuilder header = new StringBuilder("07070X");
    hex(header, index);
    return header.toString();
  }

  private static void hex(StringBuilder header, long value) {
    header.append(HexFormat.of().toHexDigits(value, 8));
  }

  private void body(RpmFile file) {
    if (file.content().isPresent() && file.size() > 0) {
      flush();
      segments.add(new Segment.Body(file.content().get()));
      pad(file.size());
    } else {
      text(file.linkTarget());
    }
  }

  private void text(String text) {
    byte[] bytes = Utf8.bytes(text);
    framing.writeBytes(bytes);
    pad(bytes.length);
  }

  /** Each part starts aligned, so its own length decides. */
  private void pad(long length) {
    framing.writeBytes(new byte[(int) ((ALIGNMENT - length % ALIGNMENT) % ALIGNMENT)]);
  }

  private void flush() {
    if (framing.size() > 0) {
      segments.add(new Segment.Framing(framing.toByteArray()));
      framing.reset();
    }
  }
}
