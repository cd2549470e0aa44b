package io.k8s.pkgbuilder.source.archive;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** An archive on disk, of whatever kind its first bytes say. */
public final class Archive {
  private static final int MAGIC = 6;
  private static final int XZ_MEMORY_KIB = 256 << 10;

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
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        InputStream plain = decompressed(in, magic)) {
      TarMembers.visit(budget.counted(plain), budget, visitor);
    }
  }

  private static InputStream decompressed(InputStream in, byte[] magic) throws IOException {
    if (starts(magic, 0x1f, 0x8b)) {
      return new GZIPInputStream(in, 1 << 16);
    }
    if (starts(magic, 0xfd, '7', 'z', 'X', 'Z', 0)) {
      return new XZInputStream(in, XZ_MEMORY_KIB);
    }
    if (starts(magic, 0x28, 0xb5, 0x2f, 0xfd)) {
      return new ZstdInputStream(in);
    }
    return starts(magic, 'B', 'Z', 'h') ? new BZip2CompressorInputStream(in, true) : in;
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
