package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.content.Hashing;
import io.k8s.pkgbuilder.format.PackageEntry;
import io.k8s.pkgbuilder.format.PackageFile;
import io.k8s.pkgbuilder.format.PackageSummary;
import io.k8s.pkgbuilder.model.ElfMachine;
import io.k8s.pkgbuilder.payload.ElfHeader;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A package that was read to its end.
 *
 * @param file as the user named it
 * @param entries sorted by path
 */
record Inspected(String file, PackageSummary summary, List<Entry> entries) {
  /** e_machine of the platforms that Kubernetes knows; others are shown by number. */
  private static final Map<Integer, String> MACHINES =
      Map.of(
          3, "386", 40, "arm", 62, "amd64", 183, "arm64", 21, "ppc64", 22, "s390x", 243, "riscv64",
          258, "loong64");

  /**
   * An entry and what was seen of its bytes.
   *
   * @param sha256 of a file, else ""
   * @param machine of an ELF file, in Go's words, else ""
   */
  record Entry(PackageEntry entry, String sha256, String machine) {}

  Inspected {
    entries = List.copyOf(entries);
  }

  static Inspected of(String file, PackageFile opened) throws IOException {
    List<Entry> entries = new ArrayList<>();
    opened.visit((entry, bytes) -> entries.add(entry(entry, bytes)));
    entries.sort(Comparator.comparing(one -> one.entry().path()));
    return new Inspected(file, opened.summary(), entries);
  }

  private static Entry entry(PackageEntry entry, InputStream bytes) throws IOException {
    if (entry.type() != PackageEntry.Type.FILE) {
      return new Entry(entry, "", "");
    }
    MessageDigest digest = Hashing.sha256();
    byte[] start = bytes.readNBytes(ElfHeader.LENGTH);
    digest.update(start);
    byte[] buffer = new byte[1 << 16];
    for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
      digest.update(buffer, 0, read);
    }
    return new Entry(
        entry,
        HexFormat.of().formatHex(digest.digest()),
        ElfHeader.parse(start).flatMap(ElfHeader::machine).map(Inspected::name).orElse(""));
  }

  private static String name(ElfMachine machine) {
    String name =
        Optional.ofNullable(MACHINES.get(machine.machine())).orElse("machine " + machine.machine());
    return name.equals("ppc64") && machine.littleEndian() ? "ppc64le" : name;
  }
}
