package io.k8s.pkgbuilder.migrate;

import java.util.List;

/** Where programs are installed. */
final class ProgramFolders {
  private static final List<String> FOLDERS =
      List.of(
          "/usr/bin/",
          "/usr/sbin/",
          "/bin/",
          "/sbin/",
          "/usr/libexec/",
          "/usr/local/bin/",
          "/opt/cni/bin/");

  private ProgramFolders() {}

  static boolean hold(String path) {
    return FOLDERS.stream().anyMatch(path::startsWith);
  }
}
