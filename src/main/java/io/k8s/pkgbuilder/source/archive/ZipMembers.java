package io.k8s.pkgbuilder.source.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Members of a zip file, by its central directory. */
final class ZipMembers {
  private static final int UNIX_FILE_TYPE = 0170000;
  private static final int UNIX_REGULAR = 0100000;
  private static final int LONGEST_LINK = 4096;

  private ZipMembers() {}

  static void visit(Path path, Budget budget, Member.Visitor visitor) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(path).get()) {
      List<ZipArchiveEntry> entries = Collections.list(zip.getEntriesInPhysicalOrder());
      for (ZipArchiveEntry entry : entries) {
        budget.member();
        Member member = member(zip, entry);
        try (InputStream bytes = budget.counted(zip.getInputStream(entry))) {
          visitor.visit(member, bytes);
        }
      }
    } catch (IllegalArgumentException e) {
      throw new ArchiveException("it is damaged: " + e.getMessage());
    }
  }

  private static Member member(ZipFile zip, ZipArchiveEntry entry) throws IOException {
    String name = MemberName.checked(entry.getName());
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw new ArchiveException("'" + name + "' in it is encrypted");
    }
    Member.Kind kind = kind(entry);
    String target = "";
    if (kind == Member.Kind.SYMLINK) {
      try (InputStream in = zip.getInputStream(entry)) {
        target =
            MemberName.target(
                name, new String(in.readNBytes(LONGEST_LINK), StandardCharsets.UTF_8));
      }
    }
    return new Member(name, kind, target, entry.getLastModifiedTime().toInstant());
  }

  private static Member.Kind kind(ZipArchiveEntry entry) throws ArchiveException {
    if (entry.isDirectory()) {
      return Member.Kind.DIRECTORY;
    }
    if (entry.isUnixSymlink()) {
      return Member.Kind.SYMLINK;
    }
    int type = entry.getUnixMode() & UNIX_FILE_TYPE;
    if (type != 0 && type != UNIX_REGULAR) {
      throw new ArchiveException(
          "'" + MemberName.printable(entry.getName()) + "' in it is a device or the like");
    }
    return Member.Kind.FILE;
  }
}
