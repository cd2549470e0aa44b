package io.k8s.pkgbuilder.lint;

import io.k8s.pkgbuilder.format.PackageEntry;
import io.k8s.pkgbuilder.payload.ElfHeader;
import java.util.Optional;

/**
 * An entry of a package and what was seen of its bytes.
 *
 * @param elf of an ELF file
 * @param text of a small file without NUL bytes, else ""
 */
record LintEntry(PackageEntry entry, Optional<ElfHeader> elf, String text) {
  String path() {
    return entry.path();
  }

  boolean isFile() {
    return entry.type() == PackageEntry.Type.FILE;
  }

  boolean isDirectory() {
    return entry.type() == PackageEntry.Type.DIRECTORY;
  }

  boolean isSymlink() {
    return entry.type() == PackageEntry.Type.SYMLINK;
  }

  boolean has(int bits) {
    return (entry.mode().bits() & bits) != 0;
  }

  /** Whether it lies below a directory that is written without a slash at its end. */
  boolean below(String directory) {
    return path().startsWith(directory + "/");
  }
}
