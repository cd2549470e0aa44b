package io.k8s.pkgbuilder.repo.apt;

import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.repo.store.Compressed;
import io.k8s.pkgbuilder.repo.store.FileDigests;
import io.k8s.pkgbuilder.repo.store.FileDigests.Algorithm;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
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
 */
record AptIndices(Optional<ReleaseFile> release, List<AptPackage> packages) {
  AptIndices {
    packages = List.copyOf(packages);
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
      return new AptIndices(Optional.empty(), List.of());
    }
    ReleaseFile release = ReleaseFile.parse(text.get());
    Map<String, AptPackage> packages = new TreeMap<>();
    for (String path : layout.indices(release)) {
      String index = new String(index(folder, release, path), StandardCharsets.UTF_8);
      AptPackage.parseAll(index).forEach(one -> packages.put(one.fileName(), one));
    }
    return new AptIndices(Optional.of(release), List.copyOf(packages.values()));
  }

  /** The very bytes that the Release file names, even if a publisher was killed after it. */
  static byte[] index(RepoFolder folder, ReleaseFile release, String path) throws IOException {
    FileDigests wanted =
        Optional.ofNullable(release.files().get(path))
            .orElseThrow(() -> new PackageException("its Release file does not name " + path));
    List<String> places = new ArrayList<>(AptIndexFiles.byHash(path, wanted));
    places.add(path);
    for (String place : places) {
      Optional<byte[]> bytes = folder.read(place);
      if (bytes.isPresent() && matches(bytes.get(), wanted)) {
        return bytes.get();
      }
    }
    for (Compressed compression : Compressed.values()) {
      Optional<byte[]> packed = folder.read(path + compression.suffix());
      if (packed.isPresent() && matches(Compressed.unpack(packed.get()), wanted)) {
        return Compressed.unpack(packed.get());
      }
    }
    throw new PackageException("its index " + path + " is missing, or not what Release says");
  }

  /** What a former Release file's index lists; nothing where it is gone. */
  static List<AptPackage> former(RepoFolder folder, ReleaseFile release, String path)
      throws IOException {
    Optional<FileDigests> digests = Optional.ofNullable(release.files().get(path));
    if (digests.isPresent()) {
      for (String place : AptIndexFiles.byHash(path, digests.get())) {
        Optional<String> text = folder.readText(place);
        if (text.isPresent()) {
          return AptPackage.parseAll(text.get());
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
