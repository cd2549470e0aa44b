package io.k8s.pkgbuilder.repo.yum;

import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.repo.store.Compressed;
import io.k8s.pkgbuilder.repo.store.IndexSource;
import io.k8s.pkgbuilder.repo.store.Named;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What a yum repository elsewhere publishes, of any writer. */
public final class YumIndexList {
  private static final String PRIMARY = "primary";

  private YumIndexList() {}

  /**
   * The packages that its primary index names, by paths below the address.
   *
   * @return empty where there is no repomd.xml
   * @throws PackageException when an index is damaged, missing, or without SHA-256
   */
  public static Optional<List<Named>> of(IndexSource source) throws IOException {
    Optional<String> text = source.root(Repomd.PATH);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Repomd.Data data =
        Repomd.parse(text.get())
            .data(PRIMARY)
            .orElseThrow(() -> new PackageException("its repomd.xml names no " + PRIMARY));
    if (!data.algorithm().equals("sha256")) {
      throw new PackageException(
          "its repomd.xml has no SHA-256 of its indices, but " + data.algorithm());
    }
    byte[] packed =
        source
            .named(new Named(data.href(), data.size(), data.checksum()))
            .orElseThrow(() -> new PackageException("its index " + data.href() + " is missing"));
    return Optional.of(
        RepodataReader.packages(Compressed.unpack(packed)).stream()
            .map(one -> new Named(one.href(), one.size(), one.id().length() == 64 ? one.id() : ""))
            .toList());
  }
}
