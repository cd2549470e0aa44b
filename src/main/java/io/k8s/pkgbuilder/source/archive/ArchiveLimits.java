package io.k8s.pkgbuilder.source.archive;

/**
 * How much an archive may unpack to before it is taken for a bomb.
 *
 * @param bytes of all members together
 * @param ratio of unpacked to packed bytes, beyond the first {@code allowance} unpacked ones
 * @param allowance bytes
 * @param members how many
 */
public record ArchiveLimits(long bytes, int ratio, long allowance, int members) {
  /** A release's server archive unpacks to 1.5 GiB, at a ratio of 3. */
  public static final ArchiveLimits DEFAULT = new ArchiveLimits(16L << 30, 100, 64L << 20, 100_000);
}
