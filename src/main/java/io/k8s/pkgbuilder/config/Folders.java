package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.diagnostic.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Listings of folders, sorted, on disk or in the jar. */
final class Folders {
  private Folders() {}

  static List<Path> yamlFiles(Path folder, String displayName, Diagnostics diagnostics) {
    return list(folder, displayName, diagnostics).stream()
        .filter(Files::isRegularFile)
        .filter(path -> name(path).endsWith(".yaml"))
        .toList();
  }

  static List<Path> list(Path folder, String displayName, Diagnostics diagnostics) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      diagnostics.add(
          Diagnostic.at(
              Category.CONFIGURATION,
              Location.of(displayName),
              Files.isDirectory(folder)
                  ? "the folder cannot be read: " + e.getMessage()
                  : "there is no such folder"));
      return List.of();
    }
  }

  /** Without the '/' that a jar's file system appends to folders. */
  static String name(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
  }

  static String join(String folder, String name) {
    return folder.isEmpty() || folder.equals(".") ? name : folder + "/" + name;
  }
}
