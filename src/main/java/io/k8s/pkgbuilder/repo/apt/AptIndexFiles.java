package io.k8s.pkgbuilder.repo.apt;

import io.k8s.pkgbuilder.repo.store.Compressed;
import io.k8s.pkgbuilder.repo.store.FileDigests;
import io.k8s.pkgbuilder.repo.store.FileDigests.Algorithm;
import io.k8s.pkgbuilder.repo.store.FormerIndex;
import io.k8s.pkgbuilder.repo.store.IndexText;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.repo.store.Waiting;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Indices in all their compressions.
 *
 * @param files by path below the Release file's folder
 */
record AptIndexFiles(Map<String, IndexFile> files) {
  /** One of them. */
  @SuppressWarnings("ArrayRecordComponent") // made here, and only written out
  record IndexFile(byte[] bytes, FileDigests digests) {}

  /** SHA-1 of an index is of use to no client that still runs. */
  private static final Set<Algorithm> ALGORITHMS =
      EnumSet.of(Algorithm.MD5, Algorithm.SHA256, Algorithm.SHA512);

  /** Clients ask by the strongest digest of the Release file. */
  private static final List<Algorithm> BY_HASH = List.of(Algorithm.SHA256, Algorithm.SHA512);

  AptIndexFiles {
    files = new TreeMap<>(files);
  }

  /** Where former indices come from. */
  interface Formers {
    /** What Release names so far; {@link FormerIndex#NONE} where there is no such file. */
    FormerIndex find(String path, Compressed compression) throws IOException;
  }

  /** Files that are being made. */
  record Running(Map<String, CompletableFuture<IndexFile>> files) {
    /** Waits for them. */
    AptIndexFiles result() throws IOException {
      Map<String, IndexFile> made = new TreeMap<>();
      for (Map.Entry<String, CompletableFuture<IndexFile>> one : files.entrySet()) {
        made.put(one.getKey(), Waiting.result(one.getValue()));
      }
      return new AptIndexFiles(made);
    }
  }

  /**
   * Begins to compress.
   *
   * @param plain by path, without suffix
   */
  static Running start(Map<String, IndexText> plain, Formers formers, Executor executor) {
    Map<String, CompletableFuture<IndexFile>> running = new TreeMap<>();
    plain.forEach(
        (path, text) -> {
          for (Compressed compression : compressions(path)) {
            running.put(
                path + compression.suffix(),
                Waiting.start(
                    () -> file(compression.compress(text, formers.find(path, compression))),
                    executor));
          }
        });
    return new Running(running);
  }

  private static IndexFile file(byte[] bytes) {
    return new IndexFile(bytes, FileDigests.of(bytes, ALGORITHMS));
  }

  /** Contents are large and wanted by few. */
  private static List<Compressed> compressions(String path) {
    return path.contains("Contents-") ? List.of(Compressed.GZIP) : List.of(Compressed.values());
  }

  /** Under their digests: who reads the former Release file is not disturbed. */
  void writeByHash(RepoFolder folder) throws IOException {
    Map<String, byte[]> byHash = new LinkedHashMap<>();
    for (Map.Entry<String, IndexFile> file : files.entrySet()) {
      for (String path : byHash(file.getKey(), file.getValue().digests())) {
        byHash.put(path, file.getValue().bytes());
      }
    }
    folder.writeTogether(byHash);
  }

  /** Under their names, for clients before apt 1.2. */
  Map<String, byte[]> byName() {
    Map<String, byte[]> byName = new LinkedHashMap<>();
    files.forEach((path, file) -> byName.put(path, file.bytes()));
    return byName;
  }

  /** Of every file, for Release. */
  Map<String, FileDigests> digests() {
    Map<String, FileDigests> digests = new TreeMap<>();
    files.forEach((path, file) -> digests.put(path, file.digests()));
    return digests;
  }

  /** The paths that Acquire-By-Hash promises for an index. */
  static List<String> byHash(String path, FileDigests digests) {
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    return BY_HASH.stream()
        .filter(algorithm -> digests.hex().containsKey(algorithm))
        .map(algorithm -> folder + "by-hash/" + algorithm.release() + "/" + digests.get(algorithm))
        .toList();
  }
}
