package io.k8s.pkgbuilder.format.deb;

import io.k8s.pkgbuilder.format.PackageEntry;
import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.format.PackageFile;
import io.k8s.pkgbuilder.format.PackageReader;
import io.k8s.pkgbuilder.format.PackageSummary;
import io.k8s.pkgbuilder.model.FileMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** Debian binary packages of any writer. */
public final class DebReader implements PackageReader {
  private static final byte[] MAGIC = "!<arch>\n".getBytes(StandardCharsets.US_ASCII);

  private static final Set<String> RELATIONS =
      Set.of(
          "Depends",
          "Pre-Depends",
          "Recommends",
          "Suggests",
          "Enhances",
          "Conflicts",
          "Breaks",
          "Replaces",
          "Provides");

  private static final Set<String> NO_SCRIPTS = Set.of("control", "md5sums", "conffiles");

  @Override
  public String format() {
    return "deb";
  }

  @Override
  public boolean recognises(byte[] start) {
    return Arrays.equals(start, MAGIC);
  }

  @Override
  public PackageFile open(Path file) throws IOException {
    return new Opened(DebPackage.open(file));
  }

  private static final class Opened implements PackageFile {
    private final DebPackage deb;
    private final PackageSummary summary;
    private final Set<String> conffiles;

    Opened(DebPackage deb) throws PackageException {
      this.deb = deb;
      this.summary = summary(deb);
      this.conffiles = deb.text("conffiles").lines().map(String::strip).collect(Collectors.toSet());
    }

    @Override
    public PackageSummary summary() {
      return summary;
    }

    @Override
    public void visit(Visitor visitor) throws IOException {
      deb.visit((entry, bytes) -> visitor.visit(entry(entry), bytes));
    }

    private PackageEntry entry(TarArchiveEntry entry) {
      String path = "/" + entry.getName().replaceFirst("^\\.?/", "").replaceFirst("/$", "");
      return new PackageEntry(
          path,
          type(entry),
          new FileMode(entry.getMode() & 07777),
          owner(entry.getUserName(), entry.getLongUserId()),
          owner(entry.getGroupName(), entry.getLongGroupId()),
          entry.isFile() ? entry.getSize() : 0,
          entry.getLastModifiedTime().toInstant(),
          entry.getLinkName(),
          conffiles.contains(path) ? "config" : "");
    }

    private static String owner(String name, long id) {
      return name.isEmpty() ? Long.toString(id) : name;
    }

    private static PackageEntry.Type type(TarArchiveEntry entry) {
      if (entry.isDirectory()) {
        return PackageEntry.Type.DIRECTORY;
      }
      if (entry.isSymbolicLink()) {
        return PackageEntry.Type.SYMLINK;
      }
      if (entry.isLink()) {
        return PackageEntry.Type.HARDLINK;
      }
      boolean device = entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO();
      return device ? PackageEntry.Type.DEVICE : PackageEntry.Type.FILE;
    }

    private static PackageSummary summary(DebPackage deb) throws PackageException {
      Map<String, String> fields = new LinkedHashMap<>();
      Map<String, List<String>> relations = new LinkedHashMap<>();
      for (DebParagraph.Field field : deb.control().fields()) {
        if (RELATIONS.contains(field.name())) {
          relations.put(field.name(), relations(field.value()));
        } else if (!Set.of("Package", "Version", "Architecture").contains(field.name())) {
          fields.put(field.name(), field.value());
        }
      }
      Map<String, String> scripts = new LinkedHashMap<>();
      deb.controlFiles().stream()
          .filter(name -> !NO_SCRIPTS.contains(name))
          .sorted()
          .forEach(name -> scripts.put(name, deb.text(name)));
      return new PackageSummary(
          "deb",
          deb.control().require("Package"),
          deb.control().require("Version"),
          deb.control().require("Architecture"),
          fields,
          relations,
          scripts,
          compression(deb),
          deb.members().stream().filter(name -> name.startsWith("_gpg")).toList());
    }

    private static List<String> relations(String value) {
      return Arrays.stream(value.replaceAll("\\s+", " ").split(",", -1))
          .map(String::strip)
          .filter(text -> !text.isEmpty())
          .sorted()
          .toList();
    }

    private static String compression(DebPackage deb) {
      String member =
          deb.members().stream().filter(name -> name.startsWith("data.tar")).findFirst().orElse("");
      return switch (member.replaceFirst("^data\\.tar", "")) {
        case "" -> "none";
        case ".gz" -> "gzip";
        case ".xz" -> "xz";
        case ".zst" -> "zstd";
        case ".bz2" -> "bzip2";
        case ".lzma" -> "lzma";
        default -> member;
      };
    }
  }
}
