package io.k8s.pkgbuilder.compare.content;

import io.k8s.pkgbuilder.format.PackageEntry;
import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.format.PackageFile;
import io.k8s.pkgbuilder.format.PackageSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A package that was read to its end.
 *
 * @param entries in the payload's order
 */
public record ReadPackage(PackageSummary summary, List<ReadEntry> entries) {
  /** Ten times as many as Debian's fullest package has. */
  private static final int MOST_ENTRIES = 200_000;

  public ReadPackage {
    entries = List.copyOf(entries);
  }

  /**
   * Unpacks everything, keeping little.
   *
   * @throws IOException when the package is damaged or hostile
   */
  public static ReadPackage of(PackageFile opened) throws IOException {
    return of(opened, ElfMemory.NONE);
  }

  /**
   * Unpacks everything, keeping little.
   *
   * @param memory for ELF files while they are read
   * @throws IOException when the package is damaged or hostile
   */
  public static ReadPackage of(PackageFile opened, ElfMemory memory) throws IOException {
    List<ReadEntry> entries = new ArrayList<>();
    EntryReader reader = new EntryReader(memory);
    opened.visit(
        (entry, bytes) -> {
          if (entries.size() == MOST_ENTRIES) {
            throw new PackageException("it holds more than " + MOST_ENTRIES + " entries");
          }
          if (("/" + entry.path() + "/").contains("/../")) {
            throw new PackageException("its entry " + entry.path() + " leads out of the root");
          }
          entries.add(
              entry.type() == PackageEntry.Type.FILE
                  ? reader.read(entry, bytes)
                  : ReadEntry.withoutBytes(entry));
        });
    return new ReadPackage(opened.summary(), entries);
  }
}
