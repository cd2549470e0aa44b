package io.k8s.pkgbuilder.format.deb;

import io.k8s.pkgbuilder.format.PackageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A tar stream whose damage is an exception of ours. */
final class TarStream implements AutoCloseable {
  /** Of an entry's headers, with the long names and attributes that are held in memory. */
  private static final long MOST_HEADERS = 1 << 20;

  private final AllowedInput allowed;
  private final TarArchiveInputStream tar;

  private TarStream(AllowedInput allowed, TarArchiveInputStream tar) {
    this.allowed = allowed;
    this.tar = tar;
  }

  static TarStream of(InputStream in) throws IOException {
    AllowedInput allowed = new AllowedInput(in);
    return new TarStream(allowed, new TarArchiveInputStream(allowed, "UTF-8"));
  }

  /** The next entry; what is left of the one before is passed over. */
  Optional<TarArchiveEntry> next() throws IOException {
    try {
      if (tar.getCurrentEntry() != null) {
        tar.transferTo(OutputStream.nullOutputStream());
      }
      allowed.allow(MOST_HEADERS);
      return Optional.ofNullable(tar.getNextEntry());
    } catch (IllegalArgumentException | IOException e) {
      throw new PackageException("its archive is damaged: " + e.getMessage());
    } finally {
      allowed.allow(Long.MAX_VALUE);
    }
  }

  /** Of the entry. */
  InputStream bytes() {
    return tar;
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
