package io.k8s.pkgbuilder.source.archive;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Members of a tar stream. */
final class TarMembers {
  private TarMembers() {}

  static void visit(InputStream in, Budget budget, Member.Visitor visitor) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(in, "UTF-8");
    boolean any = false;
    try {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        any = true;
        budget.member();
        visitor.visit(member(entry), tar);
      }
    } catch (IllegalArgumentException e) {
      throw new ArchiveException("it is damaged: " + e.getMessage());
    }
    if (!any) {
      throw new ArchiveException("it is empty, or no archive");
    }
  }

  private static Member member(TarArchiveEntry entry) throws ArchiveException {
    String name = MemberName.checked(entry.getName());
    Member.Kind kind = kind(entry);
    String target =
        switch (kind) {
          case SYMLINK -> MemberName.target(name, entry.getLinkName());
          case HARDLINK -> MemberName.checked(entry.getLinkName());
          case FILE, DIRECTORY -> "";
        };
    return new Member(name, kind, target, entry.getLastModifiedTime().toInstant());
  }

  private static Member.Kind kind(TarArchiveEntry entry) throws ArchiveException {
    if (entry.isSymbolicLink()) {
      return Member.Kind.SYMLINK;
    }
    if (entry.isLink()) {
      return Member.Kind.HARDLINK;
    }
    if (entry.isDirectory()) {
      return Member.Kind.DIRECTORY;
    }
    boolean device =
        entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO() || !entry.isFile();
    if (device) {
      throw new ArchiveException(
          "'" + MemberName.printable(entry.getName()) + "' in it is a device or the like");
    }
    return Member.Kind.FILE;
  }
}
