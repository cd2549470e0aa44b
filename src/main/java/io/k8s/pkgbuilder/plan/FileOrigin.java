package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.diagnostic.Location;
import java.nio.file.Path;

/** Where a planned file's bytes come from; read only after planning. */
public sealed interface FileOrigin {
  /**
   * A file beside the configuration (on disk or inside the jar), or named by it.
   *
   * @param path where to read it; its display name is in errors alone, never in a package
   */
  record ConfigFile(Path path, Location location) implements FileOrigin {}

  /** Bytes the plan itself made, e.g. an expanded template. */
  record Inline(String text) implements FileOrigin {}

  /**
   * A text as one gzip member without name and time (gzip -9n), e.g. a deb's changelog.Debian.gz.
   */
  record GzippedText(String text) implements FileOrigin {}

  /**
   * A binary that a source resolves, by the name of its request in {@link ArtifactPlan#binaries}.
   *
   * @param request {@link BinaryRequest#name}
   */
  record Binary(String request) implements FileOrigin {}

  /**
   * Output of a binary of this package, run on the build host; planned only where it can run there.
   *
   * @param request whose executable
   * @param arguments e.g. completion, bash
   */
  record Generated(String request, java.util.List<String> arguments) implements FileOrigin {
    public Generated {
      arguments = java.util.List.copyOf(arguments);
    }
  }
}
