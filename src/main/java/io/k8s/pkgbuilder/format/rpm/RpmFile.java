package io.k8s.pkgbuilder.format.rpm;

import io.k8s.pkgbuilder.content.Content;
import io.k8s.pkgbuilder.model.InstallPath;
import io.k8s.pkgbuilder.payload.PayloadEntry;
import io.k8s.pkgbuilder.payload.PayloadEntry.Owner;
import java.io.IOException;
import java.util.Optional;

/**
 * One file as header and archive both describe it.
 *
 * @param mode st_mode, type bits included
 * @param size of its bytes or, for a symbolic link, of its target
 * @param mtime seconds since 1970
 * @param linkTarget of a symbolic link, else ""
 * @param flags {@link FileFlag}
 * @param lang "" for all languages
 * @param content of a regular file
 */
record RpmFile(
    InstallPath path,
    int mode,
    long size,
    long mtime,
    Owner owner,
    String linkTarget,
    long flags,
    long verifyFlags,
    String lang,
    Optional<Content> content) {
  private static final int DIRECTORY = 0040000;
  private static final int REGULAR = 0100000;
  private static final int SYMLINK = 0120000;

  /** Whether the archive holds it: a ghost is owned without being shipped. */
  boolean archived() {
    return (flags & FileFlag.GHOST) == 0;
  }

  /** SHA-256 of a regular file, in lower-case hex, else "". */
  String digest() throws IOException {
    return content.isPresent() ? content.get().digests().sha256() : "";
  }

  static RpmFile of(PayloadEntry entry) {
    if (entry instanceof PayloadEntry.RegularFile file) {
      return regular(file);
    }
    if (entry instanceof PayloadEntry.Symlink link) {
      return symlink(link);
    }
    if (entry instanceof PayloadEntry.Ghost) {
      return plain(entry, REGULAR, FileFlag.GHOST, FileFlag.VERIFY_GHOST);
    }
    return plain(entry, DIRECTORY, 0, FileFlag.VERIFY_ALL);
  }

  private static RpmFile regular(PayloadEntry.RegularFile file) {
    return new RpmFile(
        file.path(),
        REGULAR | file.mode().bits(),
        file.content().size(),
        file.mtime().getEpochSecond(),
        file.owner(),
        "",
        FileFlag.of(file.role()),
        FileFlag.VERIFY_ALL,
        file.lang().orElse(""),
        Optional.of(file.content()));
  }

  private static RpmFile symlink(PayloadEntry.Symlink link) {
    return new RpmFile(
        link.path(),
        SYMLINK | link.mode().bits(),
        Utf8.bytes(link.target()).length,
        link.mtime().getEpochSecond(),
        link.owner(),
        link.target(),
        0,
        FileFlag.VERIFY_ALL,
        "",
        Optional.empty());
  }

  private static RpmFile plain(PayloadEntry entry, int type, long flags, long verifyFlags) {
    return new RpmFile(
        entry.path(),
        type | entry.mode().bits(),
        0,
        entry.mtime().getEpochSecond(),
        entry.owner(),
        "",
        flags,
        verifyFlags,
        "",
        Optional.empty());
  }
}
