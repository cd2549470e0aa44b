package io.k8s.pkgbuilder.repo.yum;

import io.k8s.pkgbuilder.repo.store.Compressed;

/**
 * What a yum repository is to be.
 *
 * @param perArchitecture a repository for each architecture, in folders named so; else one for all,
 *     as pkgs.k8s.io has it
 * @param compression of repodata: gzip for every client, zstd for those since 2022
 * @param keep how many former indices are kept for clients that are just reading; 0 or more
 */
public record YumSettings(boolean perArchitecture, Compressed compression, int keep) {
  /** One repository, gzip, three former indices. */
  public static final YumSettings DEFAULT = new YumSettings(false, Compressed.GZIP, 3);

  /** The same with another number of former indices. */
  public YumSettings withKeep(int value) {
    return new YumSettings(perArchitecture, compression, value);
  }
}
