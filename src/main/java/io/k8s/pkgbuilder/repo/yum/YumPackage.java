package io.k8s.pkgbuilder.repo.yum;

import io.k8s.pkgbuilder.repo.store.Holding;
import io.k8s.pkgbuilder.repo.store.IndexPart;
import io.k8s.pkgbuilder.repo.store.Indexed;
import java.nio.file.Path;

/**
 * A package's elements in the three indices.
 *
 * @param id SHA-256 of the file, lower-case hex
 * @param evr {@code epoch:version-release}
 * @param href below the repository's folder
 * @param size of the file, in bytes
 * @param primary the whole element, ends with a line's end; so do the others
 */
record YumPackage(
    String id,
    String name,
    String architecture,
    String evr,
    String href,
    long size,
    IndexPart primary,
    IndexPart filelists,
    IndexPart other)
    implements Holding {
  /** With its elements in the other indices. */
  YumPackage with(IndexPart filelists, IndexPart other) {
    return new YumPackage(id, name, architecture, evr, href, size, primary, filelists, other);
  }

  @Override
  public String identity() {
    return name + "-" + evr + "." + architecture;
  }

  @Override
  public String path() {
    return href;
  }

  @Override
  public String sha256() {
    return id;
  }

  @Override
  public Indexed indexed(Path input, boolean added, boolean refused) {
    return new Indexed(input, "rpm", name, evr, architecture, href, added, refused);
  }
}
