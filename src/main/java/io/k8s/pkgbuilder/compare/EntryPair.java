package io.k8s.pkgbuilder.compare;

import io.k8s.pkgbuilder.compare.content.ElfImage;
import io.k8s.pkgbuilder.compare.content.ReadEntry;
import io.k8s.pkgbuilder.format.PackageEntry;
import io.k8s.pkgbuilder.model.FileMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** One entry that both packages have. */
record EntryPair(String path, ReadEntry before, ReadEntry after, Consumer<Finding> findings) {
  private static final int DANGEROUS = 06022;
  private static final int READ_OR_EXECUTE = 0555;

  void run() {
    PackageEntry old = before.entry();
    PackageEntry now = after.entry();
    if (old.type() != now.type()) {
      differ(Kind.TYPE_CHANGED, describe(old), describe(now));
      return;
    }
    differ(modeKind(old.mode(), now.mode()), old.mode().toString(), now.mode().toString());
    differ(Kind.OWNER_CHANGED, old.owner() + ":" + old.group(), now.owner() + ":" + now.group());
    differ(Kind.LINK_CHANGED, old.target(), now.target());
    role(old.role(), now.role());
    if (old.type() == PackageEntry.Type.FILE && !before.sha256().equals(after.sha256())) {
      content();
    }
  }

  /** What an entry is, in a few words. */
  static String describe(PackageEntry entry) {
    String type = entry.type().name().toLowerCase(Locale.ROOT);
    String size = entry.type() == PackageEntry.Type.FILE ? " of " + bytes(entry.size()) : "";
    String target = entry.target().isEmpty() ? "" : " to " + entry.target();
    String role = entry.role().isEmpty() ? "" : ", " + entry.role();
    return type
        + size
        + target
        + ", "
        + entry.mode()
        + " "
        + entry.owner()
        + ":"
        + entry.group()
        + role;
  }

  static String bytes(long size) {
    return String.format(Locale.ROOT, "%,d %s", size, size == 1 ? "byte" : "bytes");
  }

  private static Kind modeKind(FileMode old, FileMode now) {
    int gained = now.bits() & ~old.bits();
    int lost = old.bits() & ~now.bits();
    if ((gained & DANGEROUS) != 0) {
      return Kind.MODE_LOOSENED;
    }
    return (lost & READ_OR_EXECUTE) != 0 ? Kind.MODE_TIGHTENED : Kind.MODE_CHANGED;
  }

  private void role(String old, String now) {
    boolean was = words(old).contains("config");
    boolean is = words(now).contains("config");
    boolean keeps = words(now).contains("noreplace");
    boolean kept = words(old).contains("noreplace");
    Kind kind = Kind.ROLE_CHANGED;
    if ((was && !is) || (is && kept && !keeps)) {
      kind = Kind.CONFIG_LOST;
    } else if (was != is || kept != keeps) {
      kind = Kind.CONFIG_GAINED;
    }
    differ(kind, old, now);
  }

  private static List<String> words(String role) {
    return Arrays.asList(role.split("\\|", -1));
  }

  private void content() {
    Optional<ElfImage> old = before.elf();
    Optional<ElfImage> now = after.elf();
    if (old.isPresent() && now.isPresent()) {
      new ElfPair(path, old.get(), now.get(), findings).run(identity(before), identity(after));
      return;
    }
    boolean packed = !before.unpacked().isEmpty() && before.unpacked().equals(after.unpacked());
    List<String> detail =
        packed || before.text().isEmpty() || after.text().isEmpty()
            ? List.of()
            : UnifiedDiff.of(before.text().get(), after.text().get());
    findings.accept(
        new Finding(
            packed ? Kind.RECOMPRESSED : Kind.CONTENT_CHANGED,
            path,
            identity(before),
            identity(after),
            detail));
  }

  private static String identity(ReadEntry entry) {
    return bytes(entry.entry().size()) + ", sha256 " + entry.sha256().substring(0, 12);
  }

  private void differ(Kind kind, String old, String now) {
    if (!old.equals(now)) {
      findings.accept(Finding.of(kind, path, old, now));
    }
  }
}
