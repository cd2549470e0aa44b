package io.k8s.pkgbuilder.format.deb;

import io.k8s.pkgbuilder.format.PackageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The table of an ar archive, of any writer: ar(5), deb(5). */
final class ArReader {
  private static final String MAGIC = "!<arch>\n";
  private static final int HEADER = 60;
  private static final int MOST_MEMBERS = 64;

  private ArReader() {}

  /**
   * One member.
   *
   * @param offset of its first byte in the file
   * @param size in bytes
   */
  record Member(String name, long offset, long size) {}

  /**
   * @throws PackageException unless the file is a whole ar archive with few members
   */
  static List<Member> members(FileChannel file) throws IOException {
    if (!text(file, 0, MAGIC.length()).equals(MAGIC)) {
      throw new PackageException("it is no deb: it does not start as an ar archive does");
    }
    List<Member> members = new ArrayList<>();
    long at = MAGIC.length();
    while (at < file.size()) {
      Member member = member(file, at);
      members.add(member);
      if (members.size() > MOST_MEMBERS) {
        throw new PackageException("it has more than " + MOST_MEMBERS + " members");
      }
      at = member.offset() + member.size() + member.size() % 2;
    }
    return members;
  }

  private static Member member(FileChannel file, long at) throws IOException {
    String header = text(file, at, HEADER);
    if (header.length() < HEADER || !header.endsWith("`\n")) {
      throw new PackageException("its member at byte " + at + " is cut off or has no header");
    }
    String digits = header.substring(48, 58).strip();
    if (!digits.matches("[0-9]{1,10}")) {
      throw new PackageException("its member at byte " + at + " has no size");
    }
    Member member = new Member(name(header), at + HEADER, Long.parseLong(digits));
    if (member.offset() + member.size() > file.size()) {
      throw new PackageException("its member " + member.name() + " is cut off");
    }
    return member;
  }

  /** GNU's ar ends names with a slash. */
  private static String name(String header) {
    return header.substring(0, 16).strip().replaceFirst("/$", "");
  }

  /** Shorter at the file's end. */
  private static String text(FileChannel file, long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    for (int read = 0; read >= 0 && bytes.hasRemaining(); ) {
      read = file.read(bytes, at + bytes.position());
    }
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
  }
}
