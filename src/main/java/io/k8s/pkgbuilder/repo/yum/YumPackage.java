package io.k8s.pkgbuilder.repo.yum;

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
    String primary,
    String filelists,
    String other) {
  /** What there is one of: name, version and architecture. */
  String identity() {
    return name + "-" + evr + "." + architecture;
  }
}
