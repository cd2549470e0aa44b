package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.model.FileMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file beside a configuration says of itself. */
final class SourceFile {
  private SourceFile() {}

  /** Without the umask; 0755 or 0644 inside a jar, which keeps no modes. */
  static FileMode mode(Path file, FileMode umask) {
    try {
      if (file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
        int mode = (Integer) Files.getAttribute(file, "unix:mode");
        return new FileMode(mode & 07777 & ~umask.bits());
      }
      return Files.isDirectory(file) ? FileMode.DIRECTORY : FileMode.REGULAR;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As stored: relative or absolute. */
  static String linkTarget(Path link) {
    try {
      Path target = Files.readSymbolicLink(link);
      return target.toString().replace(target.getFileSystem().getSeparator(), "/");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
