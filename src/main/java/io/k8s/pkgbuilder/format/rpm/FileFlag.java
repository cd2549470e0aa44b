package io.k8s.pkgbuilder.format.rpm;

import io.k8s.pkgbuilder.plan.FileRole;

/** Bits of FILEFLAGS and FILEVERIFYFLAGS: rpmfiles.h and rpmvf.h. */
final class FileFlag {
  static final long GHOST = 1 << 6;

  /** Every attribute. */
  static final long VERIFY_ALL = 0xFFFF_FFFFL;

  /** A ghost's digest (1), size (2), link target (4) and time (32) are whatever it became. */
  static final long VERIFY_GHOST = VERIFY_ALL & ~(1L | 2 | 4 | 32);

  private static final long CONFIG = 1;
  private static final long DOC = 1 << 1;
  private static final long MISSING_OK = 1 << 3;
  private static final long NO_REPLACE = 1 << 4;
  private static final long LICENSE = 1 << 7;
  private static final long README = 1 << 8;

  private FileFlag() {}

  static long of(FileRole role) {
    return switch (role) {
      case REGULAR -> 0;
      case CONFIG -> CONFIG;
      case CONFIG_NOREPLACE -> CONFIG | NO_REPLACE;
      case CONFIG_MISSINGOK -> CONFIG | MISSING_OK;
      case DOC -> DOC;
      case LICENSE -> LICENSE;
      case README -> README;
    };
  }

  static boolean isConfig(long flags) {
    return (flags & CONFIG) != 0;
  }
}
