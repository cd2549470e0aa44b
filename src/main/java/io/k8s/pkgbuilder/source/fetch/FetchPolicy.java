package io.k8s.pkgbuilder.source.fetch;

/**
 * What is allowed.
 *
 * @param offline nothing is asked of any server: the cache, and local files, must do
 * @param allowUnverified files without a checksum are taken; one with a wrong checksum never is
 * @param longest in bytes: no file may be larger
 */
public record FetchPolicy(boolean offline, boolean allowUnverified, long longest) {
  /** 8 GiB, ten times the largest archive of a release. */
  public static final long DEFAULT_LONGEST = 8L << 30;
}
