package io.k8s.pkgbuilder.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Gives what root wrote to whom the directory belongs to: in a container, the caller's user of a
 * mounted directory. Of numbers, as a container has no names for them.
 */
final class FileOwner {
  private static final int ROOT = 0;

  private FileOwner() {}

  /** Changes nothing unless root owns the file and someone else the directory. */
  static void like(Path file, Path directory) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return;
    }
    Map<String, Object> own = Files.readAttributes(file, "unix:uid,gid");
    Map<String, Object> wanted = Files.readAttributes(directory, "unix:uid,gid");
    if (!Integer.valueOf(ROOT).equals(own.get("uid")) || own.equals(wanted)) {
      return;
    }
    Files.setAttribute(file, "unix:uid", wanted.get("uid"));
    Files.setAttribute(file, "unix:gid", wanted.get("gid"));
  }
}
