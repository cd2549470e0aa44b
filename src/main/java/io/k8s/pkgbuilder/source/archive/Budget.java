package io.k8s.pkgbuilder.source.archive;

import io.k8s.pkgbuilder.content.CountedInput;
import java.io.InputStream;

/** Counts what an archive unpacks to, and ends it when that is too much. */
final class Budget {
  private final ArchiveLimits limits;
  private final long packed;
  private long unpacked;
  private int members;

  /**
   * @param packed the archive's size in bytes
   */
  Budget(ArchiveLimits limits, long packed) {
    this.limits = limits;
    this.packed = packed;
  }

  void spend(long bytes) throws ArchiveException {
    unpacked += bytes;
    if (unpacked > limits.bytes()) {
      throw new ArchiveException("it unpacks to more than " + limits.bytes() + " bytes");
    }
    if (unpacked > limits.allowance() && unpacked / limits.ratio() > packed) {
      throw new ArchiveException(
          "it unpacks to more than " + limits.ratio() + " times its size, as only a bomb does");
    }
  }

  void member() throws ArchiveException {
    members++;
    if (members > limits.members()) {
      throw new ArchiveException("it holds more than " + limits.members() + " members");
    }
  }

  /** A stream whose bytes count, skipped ones too. */
  InputStream counted(InputStream in) {
    return new CountedInput(in) {
      @Override
      protected void count(long bytes) throws ArchiveException {
        spend(bytes);
      }
    };
  }
}
