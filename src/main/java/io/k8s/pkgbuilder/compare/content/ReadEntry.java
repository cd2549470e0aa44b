package io.k8s.pkgbuilder.compare.content;

import io.k8s.pkgbuilder.format.PackageEntry;
import java.util.Optional;

/**
 * An entry, and what was seen of its bytes.
 *
 * @param sha256 of a file, else ""
 * @param text of a small text file, unpacked if it is gzipped
 * @param unpacked SHA-256 of what a small gzipped file holds, else ""
 * @param elf of a program or library
 */
public record ReadEntry(
    PackageEntry entry,
    String sha256,
    Optional<String> text,
    String unpacked,
    Optional<ElfImage> elf) {
  static ReadEntry withoutBytes(PackageEntry entry) {
    return new ReadEntry(entry, "", Optional.empty(), "", Optional.empty());
  }
}
