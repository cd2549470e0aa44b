package io.k8s.pkgbuilder.publish;

import java.util.Locale;

/** What a published file is to its readers, in the order in which files must appear. */
public enum FileKind {
  /** Named by indices, and never changed under its name. */
  PACKAGE("public, max-age=31536000, immutable"),
  /** An index under its own digest: apt's by-hash, yum's repodata. */
  ADDRESSED("public, max-age=31536000, immutable"),
  /** Pages, keys, manifests. */
  OTHER("public, max-age=300"),
  /** An index under a name that stays. */
  INDEX("public, no-cache"),
  /** What names all others: Release and repomd.xml, with their signatures. */
  TOP("public, no-cache");

  private final String cacheControl;

  FileKind(String cacheControl) {
    this.cacheControl = cacheControl;
  }

  /** Of a path relative to the tree, with slashes. */
  public static FileKind of(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (name.endsWith(".deb") || name.endsWith(".rpm")) {
      return PACKAGE;
    }
    if (path.matches("(.*/)?by-hash/[A-Za-z0-9]+/[0-9a-f]{32,128}")
        || path.matches("(.*/)?repodata/[0-9a-f]{32,128}-[^/]+")) {
      return ADDRESSED;
    }
    if (name.matches("InRelease|Release(\\.gpg)?")
        || path.matches("(.*/)?repodata/repomd\\.xml(\\.asc|\\.key)?")) {
      return TOP;
    }
    return name.matches("(Packages|Sources|Contents-[^/]+)(\\.[a-z0-9]+)?") ? INDEX : OTHER;
  }

  /** The header of that name. */
  public String cacheControl() {
    return cacheControl;
  }

  /** Whether the name promises the bytes: caches keep it for good. */
  public boolean immutable() {
    return this == PACKAGE || this == ADDRESSED;
  }

  /** In manifests: package, addressed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
