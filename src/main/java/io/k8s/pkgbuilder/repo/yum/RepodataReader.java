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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads repodata, ours or createrepo_c's, without taking packages' elements apart: they go into the
 * next index as they are.
 */
final class RepodataReader {
  private static final Pattern ID = Pattern.compile("<checksum [^>]*>\\s*([0-9a-f]+)\\s*<");
  private static final Pattern PKGID = attribute("package", "pkgid");
  private static final Pattern NAME = Pattern.compile("<name>([^<]*)</name>");
  private static final Pattern ARCH = Pattern.compile("<arch>([^<]*)</arch>");
  private static final Pattern EPOCH = attribute("version", "epoch");
  private static final Pattern VER = attribute("version", "ver");
  private static final Pattern REL = attribute("version", "rel");
  private static final Pattern SIZE = attribute("size", "package");
  private static final Pattern HREF = attribute("location", "href");

  private static final String START = "<package ";
  private static final String END = "</package>";

  private RepodataReader() {}

  private static Pattern attribute(String element, String attribute) {
    return Pattern.compile("<" + element + "\\s(?:[^>]*\\s)?" + attribute + "=\"([^\"]*)\"");
  }

  /**
   * All packages of the repository.
   *
   * @throws PackageException when an index is missing, is not what repomd.xml says, or is damaged
   */
  static List<YumPackage> read(RepoFolder folder, Repomd repomd) throws IOException {
    Map<String, String> filelists = byId(index(folder, repomd, "filelists"));
    Map<String, String> other = byId(index(folder, repomd, "other"));
    List<YumPackage> packages = new ArrayList<>();
    for (String element : elements(index(folder, repomd, "primary"))) {
      String id = find(ID, element, "checksum");
      packages.add(
          new YumPackage(
              id,
              find(NAME, element, "name"),
              find(ARCH, element, "arch"),
              find(EPOCH, element, "epoch")
                  + ":"
                  + find(VER, element, "version")
                  + "-"
                  + find(REL, element, "release"),
              RepoPath.checked(find(HREF, element, "location")),
              size(find(SIZE, element, "size")),
              element,
              filelists.getOrDefault(id, ""),
              other.getOrDefault(id, "")));
    }
    return packages;
  }

  /** The unpacked index that repomd.xml names. */
  static String index(RepoFolder folder, Repomd repomd, String type) throws IOException {
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
    return new String(Compressed.unpack(packed), StandardCharsets.UTF_8);
  }

  /** Paths of the packages in a primary index. */
  static List<String> hrefs(String primary) throws PackageException {
    List<String> hrefs = new ArrayList<>();
    for (String element : elements(primary)) {
      hrefs.add(RepoPath.checked(find(HREF, element, "location")));
    }
    return hrefs;
  }

  private static Map<String, String> byId(String index) throws PackageException {
    Map<String, String> byId = new HashMap<>();
    for (String element : elements(index)) {
      byId.put(find(PKGID, element, "pkgid"), element);
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

  private static String find(Pattern pattern, String element, String what) throws PackageException {
    Matcher matcher = pattern.matcher(element);
    if (!matcher.find()) {
      throw new PackageException("an index has a package without " + what);
    }
    return XmlText.unescape(Optional.ofNullable(matcher.group(1)).orElse(""));
  }

  private static long size(String digits) throws PackageException {
    if (!digits.matches("[0-9]{1,15}")) {
      throw new PackageException("'" + digits + "' is no size");
    }
    return Long.parseLong(digits);
  }
}
