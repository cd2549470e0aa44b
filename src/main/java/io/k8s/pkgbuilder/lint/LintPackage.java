package io.k8s.pkgbuilder.lint;

import io.k8s.pkgbuilder.format.PackageEntry;
import io.k8s.pkgbuilder.format.PackageFile;
import io.k8s.pkgbuilder.format.PackageSummary;
import io.k8s.pkgbuilder.payload.ElfHeader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A package that was read to its end, as checks see it. */
public final class LintPackage {
  /** Of one file's text; units, configurations and scripts are far smaller. */
  private static final int LONGEST_TEXT = 64 << 10;

  /** Of all texts of a package together. */
  private static final int MOST_TEXT = 16 << 20;

  private final String file;
  private final PackageSummary summary;
  private final List<LintEntry> entries;
  private final Set<String> paths;

  private LintPackage(String file, PackageSummary summary, List<LintEntry> entries) {
    this.file = file;
    this.summary = summary;
    this.entries = List.copyOf(entries);
    this.paths = entries.stream().map(LintEntry::path).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Reads all of it.
   *
   * @param file as the user named it; no two of a set are alike
   * @throws IOException when it is damaged
   */
  public static LintPackage read(String file, PackageFile opened) throws IOException {
    List<LintEntry> entries = new ArrayList<>();
    int[] textLeft = {MOST_TEXT};
    try {
      opened.visit(
          (entry, bytes) -> {
            LintEntry read = entry(entry, bytes, textLeft[0]);
            textLeft[0] -= read.text().length();
            entries.add(read);
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    entries.sort(Comparator.comparing(LintEntry::path));
    return new LintPackage(file, opened.summary(), entries);
  }

  private static LintEntry entry(PackageEntry entry, InputStream bytes, int textLeft)
      throws IOException {
    if (entry.type() != PackageEntry.Type.FILE) {
      return new LintEntry(entry, Optional.empty(), "");
    }
    byte[] start = bytes.readNBytes(LONGEST_TEXT + 1);
    bytes.transferTo(OutputStream.nullOutputStream());
    boolean text = start.length <= Math.min(LONGEST_TEXT, textLeft);
    for (int i = 0; text && i < start.length; i++) {
      text = start[i] != 0;
    }
    return new LintEntry(
        entry, ElfHeader.parse(start), text ? new String(start, StandardCharsets.UTF_8) : "");
  }

  /** As the user named it. */
  public String file() {
    return file;
  }

  /** What it says of itself. */
  public PackageSummary summary() {
    return summary;
  }

  /** Sorted by path. */
  List<LintEntry> entries() {
    return entries;
  }

  /** Of all entries. */
  Set<String> paths() {
    return paths;
  }

  boolean isDeb() {
    return summary.format().equals("deb");
  }

  /** Whether it is for every architecture. */
  boolean independent() {
    return summary.architecture().equals(isDeb() ? "all" : "noarch");
  }

  /** A field's text, trimmed; "" where it is missing. */
  String field(String name) {
    return summary.fields().getOrDefault(name, "").strip();
  }

  /** A violation for each entry that is so. */
  List<Violation> each(Predicate<LintEntry> wrong, String message) {
    return entries.stream()
        .filter(wrong)
        .map(entry -> new Violation(entry.path(), message))
        .toList();
  }
}
