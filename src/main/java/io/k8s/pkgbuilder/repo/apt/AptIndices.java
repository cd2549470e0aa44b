package io.k8s.pkgbuilder.repo.apt;

import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.repo.store.Compressed;
import io.k8s.pkgbuilder.repo.store.FileDigests;
import io.k8s.pkgbuilder.repo.store.FileDigests.Algorithm;
import io.k8s.pkgbuilder.repo.store.FormerIndex;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The indices as they are in the repository.
 *
 * @param release empty where nothing was published yet
 * @param packages of our component, each once
 * @param plain the indices that list them, by path below the Release file's folder
 */
record AptIndices(
    Optional<ReleaseFile> release, List<AptPackage> packages, Map<String, byte[]> plain) {
  /** Where nothing was published yet. */
  static final AptIndices NONE = new AptIndices(Optional.empty(), List.of(), Map.of());

  AptIndices {
    packages = List.copyOf(packages);
    plain = Map.copyOf(plain);
  }

  /**
   * Reads them.
   *
   * @throws PackageException when they are damaged
   */
  static AptIndices read(RepoFolder root, AptLayout layout) throws IOException {
    RepoFolder folder = root.below(layout.releaseFolder());
    Optional<String> text = folder.readText("Release");
    if (text.isEmpty()) {
      return NONE;
    }
    ReleaseFile release = ReleaseFile.parse(text.get());
    Map<String, AptPackage> packages = new LinkedHashMap<>();
    Map<String, byte[]> plain = new TreeMap<>();
    for (String path : layout.indices(release)) {
      byte[] bytes = index(folder, release, path);
      plain.put(path, bytes);
      PackagesReader.read(bytes).forEach(one -> packages.put(one.fileName(), one));
    }
    List<AptPackage> byPath = new ArrayList<>(packages.values());
    byPath.sort(Comparator.comparing(AptPackage::fileName));
    return new AptIndices(Optional.of(release), byPath, plain);
  }

  /** The very bytes that the Release file names, even if a publisher was killed after it. */
  static byte[] index(RepoFolder folder, ReleaseFile release, String path) throws IOException {
    FileDigests wanted =
        Optional.ofNullable(release.files().get(path))
            .orElseThrow(() -> new PackageException("its Release file does not name " + path));
    Optional<byte[]> as = asNamed(folder, path, wanted);
    if (as.isPresent()) {
      return as.get();
    }
    for (Compressed compression : Compressed.values()) {
      Optional<byte[]> packed = folder.read(path + compression.suffix());
      if (packed.isPresent()) {
        byte[] bytes = Compressed.unpack(packed.get());
        if (matches(bytes, wanted)) {
          return bytes;
        }
      }
    }
    throw new PackageException("its index " + path + " is missing, or not what Release says");
  }

  private static Optional<byte[]> asNamed(RepoFolder folder, String path, FileDigests wanted)
      throws IOException {
    List<String> places = new ArrayList<>(AptIndexFiles.byHash(path, wanted));
    places.add(path);
    for (String place : places) {
      Optional<byte[]> bytes = folder.read(place).filter(read -> matches(read, wanted));
      if (bytes.isPresent()) {
        return bytes;
      }
    }
    return Optional.empty();
  }

  /** A file that the Release file names; empty where it does not, or the file is not so. */
  private Optional<byte[]> named(RepoFolder folder, String path) throws IOException {
    Optional<FileDigests> wanted = release.map(file -> file.files().get(path));
    return wanted.isPresent() ? asNamed(folder, path, wanted.get()) : Optional.empty();
  }

  /** Contents of an architecture, unpacked; empty where there are none. */
  Optional<byte[]> contents(RepoFolder folder, String path) throws IOException {
    Optional<byte[]> packed = named(folder, path + Compressed.GZIP.suffix());
    return packed.isPresent() ? Optional.of(Compressed.unpack(packed.get())) : Optional.empty();
  }

  /** An index in one compression, so that what is unchanged need not be packed again. */
  FormerIndex former(RepoFolder folder, String path, Compressed compression) throws IOException {
    Optional<byte[]> text = Optional.ofNullable(plain.get(path));
    if (!compression.inPieces() || (text.isEmpty() && !path.contains("Contents-"))) {
      return FormerIndex.NONE;
    }
    Optional<byte[]> packed = named(folder, path + compression.suffix());
    if (packed.isEmpty()) {
      return FormerIndex.NONE;
    }
    byte[] unpacked = text.isPresent() ? text.get() : Compressed.unpack(packed.get());
    return FormerIndex.of(compression, unpacked, packed.get());
  }

  /** What a former Release file's index lists; nothing where it is gone. */
  static List<AptPackage> former(RepoFolder folder, ReleaseFile release, String path)
      throws IOException {
    Optional<FileDigests> digests = Optional.ofNullable(release.files().get(path));
    if (digests.isPresent()) {
      for (String place : AptIndexFiles.byHash(path, digests.get())) {
        Optional<byte[]> text = folder.read(place);
        if (text.isPresent()) {
          return PackagesReader.read(text.get());
        }
      }
    }
    return List.of();
  }

  private static boolean matches(byte[] bytes, FileDigests wanted) {
    return bytes.length == wanted.size()
        && wanted.hex().containsKey(Algorithm.SHA256)
        && FileDigests.of(bytes, EnumSet.of(Algorithm.SHA256))
            .get(Algorithm.SHA256)
            .equals(wanted.get(Algorithm.SHA256));
  }

  /** Architectures that have an index, so that they keep one. */
  Set<String> architectures() {
    return words("Architectures");
  }

  Set<String> components() {
    return words("Components");
  }

  private Set<String> words(String field) {
    return release
        .flatMap(file -> file.get(field))
        .map(text -> (Set<String>) new TreeSet<>(Arrays.asList(text.split("\\s+"))))
        .orElse(Set.of());
  }
}
