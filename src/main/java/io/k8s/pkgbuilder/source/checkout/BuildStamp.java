package io.k8s.pkgbuilder.source.checkout;

import io.k8s.pkgbuilder.source.WantedBinary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;

/**
 * Remembers a build that succeeded. A build need not touch a binary whose sources changed only in
 * their times, and may itself generate sources after it; without a stamp such a binary would be
 * built again each time.
 */
final class BuildStamp {
  private BuildStamp() {}

  /** When a binary was last known to be up to date. */
  static Instant of(Path directory, WantedBinary one) {
    return Instant.ofEpochMilli(path(directory, one).toFile().lastModified());
  }

  static void write(Path directory, Collection<WantedBinary> built) throws IOException {
    for (WantedBinary one : built) {
      Path stamp = path(directory, one);
      Files.createDirectories(Objects.requireNonNull(stamp.getParent()));
      Files.writeString(stamp, "built\n");
    }
  }

  private static Path path(Path directory, WantedBinary one) {
    return directory
        .resolve("_output/.pkgbuilder")
        .resolve(
            String.join("-", one.platform().os(), one.platform().goarch(), one.request().name()));
  }
}
