package io.k8s.pkgbuilder.source.archive;

import io.k8s.pkgbuilder.content.Decompression;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** An archive on disk, of whatever kind its first bytes say. */
public final class Archive {
  private static final int MAGIC = 4;

  private final Path path;
  private final ArchiveLimits limits;

  /** Opens nothing yet. */
  public Archive(Path path, ArchiveLimits limits) {
    this.path = path;
    this.limits = limits;
  }

  /**
   * Goes through all members.
   *
   * @throws ArchiveException when any of them is a danger, or it is no archive
   * @throws IOException when it cannot be read, or is damaged
   */
  public void visit(Member.Visitor visitor) throws IOException {
    Budget budget = new Budget(limits, Files.size(path));
    byte[] magic;
    try (InputStream in = Files.newInputStream(path)) {
      magic = in.readNBytes(MAGIC);
    }
    if (starts(magic, 'P', 'K', 3, 4) || starts(magic, 'P', 'K', 5, 6)) {
      ZipMembers.visit(path, budget, visitor);
      return;
    }
    try (InputStream in = Files.newInputStream(path);
        InputStream plain = Decompression.of(in)) {
      TarMembers.visit(budget.counted(plain), budget, visitor);
    }
  }

  private static boolean starts(byte[] bytes, int... magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
