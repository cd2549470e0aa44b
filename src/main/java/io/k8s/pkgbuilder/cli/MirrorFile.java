package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A user's mirrors: pkgbuilder/mirrors in the XDG configuration folder, FROM=TO on each line. */
final class MirrorFile {
  private MirrorFile() {}

  /** The lines that say something; none where there is no file. */
  static List<String> read(World world) {
    Optional<Path> file =
        world
            .variable("XDG_CONFIG_HOME")
            .map(Path::of)
            .filter(Path::isAbsolute)
            .or(() -> world.variable("HOME").map(home -> Path.of(home, ".config")))
            .map(folder -> folder.resolve("pkgbuilder").resolve("mirrors"))
            .filter(Files::exists);
    try {
      return file.isEmpty()
          ? List.of()
          : Files.readAllLines(file.get()).stream()
              .map(line -> line.replaceFirst("^\\s*#.*", "").strip())
              .filter(line -> !line.isEmpty())
              .toList();
    } catch (IOException e) {
      throw Diagnostic.of(
              Category.USAGE, "'" + file.orElseThrow() + "' cannot be read: " + e.getMessage())
          .hint("it holds FROM=TO on each line, in UTF-8")
          .asException();
    }
  }
}
