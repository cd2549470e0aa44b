package io.k8s.pkgbuilder.repo.apt;

import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.repo.store.Compressed;
import io.k8s.pkgbuilder.repo.store.FileDigests;
import io.k8s.pkgbuilder.repo.store.FileDigests.Algorithm;
import io.k8s.pkgbuilder.repo.store.IndexSource;
import io.k8s.pkgbuilder.repo.store.Named;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an apt repository elsewhere publishes, of any writer. */
public final class AptIndexList {
  private static final String PACKAGES = "Packages";

  /** The quickest to fetch first; an index need not be there in each form that Release names. */
  private static final List<Compressed> FORMS =
      List.of(Compressed.XZ_STREAM, Compressed.ZSTD, Compressed.GZIP, Compressed.PLAIN);

  private AptIndexList() {}

  /**
   * The packages that all indices of a Release file name, each once, by paths below the address.
   *
   * @param folder of the Release file: "" of a flat repository, else {@code dists/SUITE/}
   * @return empty where there is no Release file
   * @throws PackageException when an index is damaged, missing, or without SHA-256
   */
  public static Optional<List<Named>> of(IndexSource source, String folder) throws IOException {
    Optional<String> text = source.root(folder + "Release");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    ReleaseFile release = ReleaseFile.parse(text.get());
    Map<String, Named> packages = new TreeMap<>();
    for (String index : indices(release)) {
      for (AptPackage one : PackagesReader.read(read(source, folder, release, index))) {
        packages.put(one.fileName(), new Named(one.fileName(), one.size(), one.sha256()));
      }
    }
    return Optional.of(new ArrayList<>(packages.values()));
  }

  /** Without their compressions: {@code main/binary-amd64/Packages}, or {@code Packages}. */
  private static Set<String> indices(ReleaseFile release) {
    TreeSet<String> indices = new TreeSet<>();
    for (String path : release.files().keySet()) {
      String plain = path.replaceFirst("\\.(xz|zst|gz)$", "");
      // The installer's own packages, debian-installer/, are no packages of the system's.
      if (plain.equals(PACKAGES)
          || (plain.endsWith("/" + PACKAGES) && !plain.contains("debian-installer/"))) {
        indices.add(plain);
      }
    }
    return indices;
  }

  private static byte[] read(IndexSource source, String folder, ReleaseFile release, String index)
      throws IOException {
    for (Compressed form : FORMS) {
      String path = index + form.suffix();
      FileDigests digests = release.files().get(path);
      if (digests != null) {
        String sha256 = digests.hex().getOrDefault(Algorithm.SHA256, "");
        if (sha256.isEmpty()) {
          throw new PackageException("its Release file has no SHA-256 of " + path);
        }
        Optional<byte[]> bytes = source.named(new Named(folder + path, digests.size(), sha256));
        if (bytes.isPresent()) {
          return Compressed.unpack(bytes.get());
        }
      }
    }
    throw new PackageException("its index " + index + " is missing, though Release names it");
  }
}
