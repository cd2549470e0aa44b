package io.k8s.pkgbuilder.repo.yum;

import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.repo.store.Compressed;
import io.k8s.pkgbuilder.repo.store.FileDigests;
import io.k8s.pkgbuilder.repo.store.FileDigests.Algorithm;
import io.k8s.pkgbuilder.repo.store.IndexPart;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.repo.store.RepoPath;
import io.k8s.pkgbuilder.repo.store.Waiting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/**
 * Reads repodata, ours or createrepo_c's, without taking packages' elements apart: they go into the
 * next index as they are.
 */
final class RepodataReader {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]+");
  private static final Pattern SIZE = Pattern.compile("[0-9]{1,15}");
  private static final List<String> PRIMARY =
      List.of("name", "arch", "version", "checksum", "size", "location");
  private static final List<String> PACKAGE = List.of("package");

  private RepodataReader() {}

  /**
   * An index as it is published.
   *
   * @param packed the file
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Index(byte[] packed, byte[] plain) {}

  /**
   * What is published.
   *
   * @param indices by type: primary, filelists, other
   */
  record Repodata(Map<String, Index> indices, List<YumPackage> packages) {
    static final Repodata NONE = new Repodata(Map.of(), List.of());

    Repodata {
      indices = Map.copyOf(indices);
      packages = List.copyOf(packages);
    }
  }

  /** One of the two indices that know packages by their digests. */
  private record Listed(Index index, Map<String, IndexPart> byId) {
    IndexPart of(YumPackage one) {
      return byId.getOrDefault(one.id(), IndexPart.EMPTY);
    }
  }

  /**
   * All packages of the repository.
   *
   * @throws PackageException when an index is damaged or missing, or not what repomd.xml says
   */
  static Repodata read(RepoFolder folder, Repomd repomd, Executor executor) throws IOException {
    List<CompletableFuture<Listed>> running = new ArrayList<>();
    for (String type : List.of("filelists", "other")) {
      running.add(
          Waiting.start(
              () -> {
                Index index = index(folder, repomd, type);
                return new Listed(index, byId(index.plain()));
              },
              executor));
    }
    Index primary = index(folder, repomd, "primary");
    List<YumPackage> packages = packages(primary.plain());
    Listed filelists = Waiting.result(running.get(0));
    Listed other = Waiting.result(running.get(1));
    packages.replaceAll(one -> one.with(filelists.of(one), other.of(one)));
    return new Repodata(
        Map.of("primary", primary, "filelists", filelists.index, "other", other.index), packages);
  }

  /**
   * The packages of a primary index, without their elements in the others.
   *
   * @throws PackageException when it is damaged
   */
  static List<YumPackage> packages(byte[] primary) throws PackageException {
    List<YumPackage> packages = new ArrayList<>();
    PackageRanges.each(
        primary,
        (start, end) -> {
          ElementText element = new ElementText(primary, start, end, PRIMARY);
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
                  PackageRanges.line(primary, start, end),
                  IndexPart.EMPTY,
                  IndexPart.EMPTY));
        });
    return packages;
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

  /** Paths of the packages in a primary index. */
  static List<String> hrefs(byte[] primary) throws PackageException {
    List<String> hrefs = new ArrayList<>();
    PackageRanges.each(
        primary,
        (start, end) ->
            hrefs.add(
                RepoPath.checked(
                    new ElementText(primary, start, end, List.of("location"))
                        .attribute("location", "href"))));
    return hrefs;
  }

  /** Elements of filelists or other. */
  static Map<String, IndexPart> byId(byte[] index) throws PackageException {
    Map<String, IndexPart> byId = new HashMap<>();
    PackageRanges.each(
        index,
        (start, end) -> {
          ElementText element = new ElementText(index, start, end, PACKAGE);
          byId.put(element.attribute("package", "pkgid"), PackageRanges.line(index, start, end));
        });
    return byId;
  }

  private static long size(String digits) throws PackageException {
    if (!SIZE.matcher(digits).matches()) {
      throw new PackageException("'" + digits + "' is no size");
    }
    return Long.parseLong(digits);
  }
}
