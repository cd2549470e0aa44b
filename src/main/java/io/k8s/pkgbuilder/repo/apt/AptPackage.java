package io.k8s.pkgbuilder.repo.apt;

import io.k8s.pkgbuilder.content.Hashing;
import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.format.deb.DebPackage;
import io.k8s.pkgbuilder.format.deb.DebParagraph;
import io.k8s.pkgbuilder.repo.store.FileDigests;
import io.k8s.pkgbuilder.repo.store.FileDigests.Algorithm;
import io.k8s.pkgbuilder.repo.store.Holding;
import io.k8s.pkgbuilder.repo.store.IndexPart;
import io.k8s.pkgbuilder.repo.store.Indexed;
import io.k8s.pkgbuilder.repo.store.RepoPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A stanza of Packages.
 *
 * @param name of the package
 * @param version in dpkg's form
 * @param architecture dpkg's word, or "all"
 * @param fileName below the repository's root, as apt fetches it
 * @param size of the file, in bytes
 * @param sha256 of the file
 * @param stanza all lines, each with its end
 */
record AptPackage(
    String name,
    String version,
    String architecture,
    String fileName,
    long size,
    String sha256,
    IndexPart stanza)
    implements Holding {
  /** What the index says of the file; a control file cannot say it. */
  private static final Set<String> OURS =
      Set.of("filename", "size", "md5sum", "sha1", "sha256", "sha512", "description-md5", "status");

  /** From the package itself. */
  static AptPackage of(DebPackage deb, String fileName, FileDigests digests)
      throws PackageException {
    Map<String, String> fields = new LinkedHashMap<>();
    for (DebParagraph.Field field : deb.control().fields()) {
      // nfpm writes fields without a value; apt-ftparchive leaves them out.
      boolean said = !field.value().isEmpty();
      if (said && !OURS.contains(field.name().toLowerCase(Locale.ROOT))) {
        fields.put(field.name(), field.value());
      }
    }
    deb.control()
        .get("Description")
        .ifPresent(text -> fields.put("Description-md5", descriptionDigest(text)));
    fields.put("Filename", fileName);
    fields.put("Size", Long.toString(digests.size()));
    fields.put("MD5sum", digests.get(Algorithm.MD5));
    if (digests.hex().containsKey(Algorithm.SHA1)) {
      fields.put("SHA1", digests.get(Algorithm.SHA1));
    }
    fields.put("SHA256", digests.get(Algorithm.SHA256));
    fields.put("SHA512", digests.get(Algorithm.SHA512));
    StringBuilder stanza = new StringBuilder();
    fields.forEach((name, value) -> stanza.append(line(name, value)));
    return new AptPackage(
        deb.control().require("Package"),
        deb.control().require("Version"),
        RepoPath.architecture(deb.control().require("Architecture")),
        fileName,
        digests.size(),
        digests.get(Algorithm.SHA256),
        IndexPart.of(stanza.toString()));
  }

  private static String line(String name, String value) {
    return name + (value.startsWith("\n") ? ":" : ": ") + value + "\n";
  }

  /** What Translation files are looked up by: of the text with a line's end. */
  private static String descriptionDigest(String text) {
    var md5 = Hashing.md5();
    md5.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    return Hashing.hex(md5);
  }

  /** The fields again. */
  DebParagraph paragraph() throws PackageException {
    return DebParagraph.parse(stanza.toString());
  }

  @Override
  public String identity() {
    return name + " " + version + " " + architecture;
  }

  @Override
  public String path() {
    return fileName;
  }

  @Override
  public Indexed indexed(Path input, boolean added, boolean refused) {
    return new Indexed(input, "deb", name, version, architecture, fileName, added, refused);
  }

  /** For every architecture's index. */
  boolean independent() {
    return architecture.equals("all");
  }
}
