package io.k8s.pkgbuilder.source.checkout;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The archive in which {@code make release} leaves the version of what it built. */
final class ReleaseTar {
  static final String PATH = "_output/release-tars/kubernetes.tar.gz:kubernetes/version";

  private static final int LONGEST = 256;

  private ReleaseTar() {}

  /** The version, where a checkout has such an archive with one. */
  static Optional<String> version(Path directory) throws IOException {
    Path archive = directory.resolve("_output/release-tars/kubernetes.tar.gz");
    if (!Files.isRegularFile(archive)) {
      return Optional.empty();
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(archive));
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(in))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.getName().replaceFirst("^\\./", "").equals("kubernetes/version")) {
          return Optional.of(new String(tar.readNBytes(LONGEST), StandardCharsets.UTF_8).strip());
        }
      }
    }
    return Optional.empty();
  }
}
