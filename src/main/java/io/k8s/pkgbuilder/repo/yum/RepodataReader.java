package io.k8s.pkgbuilder.repo.yum;

import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.repo.store.Compressed;
import io.k8s.pkgbuilder.repo.store.FileDigests;
import io.k8s.pkgbuilder.repo.store.FileDigests.Algorithm;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.repo.store.RepoPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads repodata, ours or createrepo_c's, without taking packages' elements apart: they go into the
 * next index as they are.
 */
final class RepodataReader {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]+");
  private static final Pattern SIZE = Pattern.compile("[0-9]{1,15}");
  private static final String START = "<package ";
  private static final String END = "</package>";

  private RepodataReader() {}

  /**
   * An index as it is published.
   *
   * @param packed the file
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Index(byte[] packed, byte[] plain) {
    String text() {
      return new String(plain, StandardCharsets.UTF_8);
    }
  }

  /**
   * All packages of the repository.
   *
   * @param indices by type: primary, filelists, other
   * @throws PackageException when an index is damaged
   */
  static List<YumPackage> packages(Map<String, Index> indices) throws PackageException {
    Map<String, String> filelists = byId(text(indices, "filelists"));
    Map<String, String> other = byId(text(indices, "other"));
    List<YumPackage> packages = new ArrayList<>();
    for (String xml : elements(text(indices, "primary"))) {
      ElementText element = new ElementText(xml);
      String id = element.text("checksum").strip();
      if (!HEX.matcher(id).matches()) {
        throw new PackageException("'" + id + "' is no checksum");
      }
      packages.add(
          new YumPackage(
              id,
              element.text("name"),
              element.text("arch"),
              element.attribute("version", "epoch")
                  + ":"
                  + element.attribute("version", "ver")
                  + "-"
                  + element.attribute("version", "rel"),
              RepoPath.checked(element.attribute("location", "href")),
              size(element.attribute("size", "package")),
              xml,
              filelists.getOrDefault(id, ""),
              other.getOrDefault(id, "")));
    }
    return packages;
  }

  private static String text(Map<String, Index> indices, String type) {
    Index index = indices.get(type);
    return index == null ? "" : index.text();
  }

  /**
   * The index that repomd.xml names.
   *
   * @throws PackageException when it is missing, or not what repomd.xml says
   */
  static Index index(RepoFolder folder, Repomd repomd, String type) throws IOException {
    Repomd.Data data =
        repomd
            .data(type)
            .orElseThrow(() -> new PackageException("its repomd.xml names no " + type));
    byte[] packed =
        folder
            .read(data.href())
            .orElseThrow(() -> new PackageException("its index " + data.href() + " is missing"));
    String sha256 = FileDigests.of(packed, EnumSet.of(Algorithm.SHA256)).get(Algorithm.SHA256);
    if (data.algorithm().equals("sha256") && !data.checksum().equals(sha256)) {
      throw new PackageException("its index " + data.href() + " is not what repomd.xml says");
    }
    return new Index(packed, Compressed.unpack(packed));
  }

  /** All three. */
  static Map<String, Index> indices(RepoFolder folder, Repomd repomd) throws IOException {
    Map<String, Index> indices = new HashMap<>();
    for (String type : List.of("primary", "filelists", "other")) {
      indices.put(type, index(folder, repomd, type));
    }
    return indices;
  }

  /** Paths of the packages in a primary index. */
  static List<String> hrefs(String primary) throws PackageException {
    List<String> hrefs = new ArrayList<>();
    for (String element : elements(primary)) {
      hrefs.add(RepoPath.checked(new ElementText(element).attribute("location", "href")));
    }
    return hrefs;
  }

  private static Map<String, String> byId(String index) throws PackageException {
    Map<String, String> byId = new HashMap<>();
    for (String element : elements(index)) {
      byId.put(new ElementText(element).attribute("package", "pkgid"), element);
    }
    return byId;
  }

  /** The package elements of an index, each with a line's end. */
  static List<String> elements(String index) throws PackageException {
    List<String> elements = new ArrayList<>();
    for (int start = index.indexOf(START); start >= 0; start = index.indexOf(START, start)) {
      int end = index.indexOf(END, start);
      if (end < 0) {
        throw new PackageException("an index is cut off within a package");
      }
      elements.add(index.substring(start, end + END.length()) + "\n");
      start = end;
    }
    return elements;
  }

  private static long size(String digits) throws PackageException {
    if (!SIZE.matcher(digits).matches()) {
      throw new PackageException("'" + digits + "' is no size");
    }
    return Long.parseLong(digits);
  }
}
