package io.k8s.pkgbuilder.format.deb;

import io.k8s.pkgbuilder.payload.PayloadEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What dpkg-gencontrol would say of the same tree. */
final class InstalledSize {
  private static final long KIB = 1024;

  private InstalledSize() {}

  /** In KiB: each file and link rounded up, and 1 for every directory, the root included. */
  static long of(List<PayloadEntry> entries) {
    return 1 + entries.stream().mapToLong(InstalledSize::of).sum();
  }

  private static long of(PayloadEntry entry) {
    if (entry instanceof PayloadEntry.RegularFile file) {
      return roundedUp(file.content().size());
    }
    if (entry instanceof PayloadEntry.Symlink link) {
      return roundedUp(link.target().getBytes(StandardCharsets.UTF_8).length);
    }
    return entry instanceof PayloadEntry.Directory ? 1 : 0;
  }

  private static long roundedUp(long bytes) {
    return (bytes + KIB - 1) / KIB;
  }
}
