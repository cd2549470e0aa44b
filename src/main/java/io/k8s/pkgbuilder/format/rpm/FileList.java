package io.k8s.pkgbuilder.format.rpm;

import io.k8s.pkgbuilder.payload.Payload;
import io.k8s.pkgbuilder.payload.PayloadEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that a package owns, sorted by the bytes of their paths: rpm searches them so.
 *
 * @param files no path twice
 */
record FileList(List<RpmFile> files) {
  private static final long MAX_32_BITS = 0xFFFF_FFFFL;

  FileList {
    files =
        files.stream()
            .sorted((left, right) -> Utf8.compare(left.path().value(), right.path().value()))
            .toList();
  }

  /**
   * Without implicit directories, and without those that every rpm distribution's own packages own:
   * a second owner would fight over mode and removal.
   */
  static FileList of(Payload payload) {
    List<RpmFile> files = new ArrayList<>();
    for (PayloadEntry entry : payload.entries()) {
      if (!isForeign(entry)) {
        files.add(RpmFile.of(entry));
      }
    }
    return new FileList(files);
  }

  private static boolean isForeign(PayloadEntry entry) {
    return entry instanceof PayloadEntry.Directory directory
        && (directory.implicit() || FilesystemPackage.owns(directory.path()));
  }

  /** Installed, in bytes, as rpmbuild counts: files and link targets, ghosts and directories 0. */
  long totalSize() {
    return files.stream().mapToLong(RpmFile::size).sum();
  }

  /**
   * Whether 32 bits do not hold the sizes; then the header has 64-bit ones and the archive has
   * stripped headers, which rpm before 4.12 cannot read (nor any rpm2cpio before 4.19).
   */
  boolean large() {
    return totalSize() > MAX_32_BITS;
  }

  boolean hasConfig() {
    return files.stream().anyMatch(file -> FileFlag.isConfig(file.flags()));
  }

  boolean isEmpty() {
    return files.isEmpty();
  }
}
