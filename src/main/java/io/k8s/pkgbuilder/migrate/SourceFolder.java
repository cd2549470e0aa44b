package io.k8s.pkgbuilder.migrate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder that a packaging names files in. Nothing outside of it is read.
 *
 * @param path absolute
 */
record SourceFolder(Path path) {
  /** A file that people wrote; what is larger was built. */
  private static final int LARGEST = 1 << 20;

  SourceFolder {
    path = path.toAbsolutePath().normalize();
  }

  /** A file, if it is there. */
  Optional<Path> find(String relative) {
    try {
      Path file = path.resolve(relative.replaceFirst("^\\./", "")).normalize();
      return file.startsWith(path) && Files.isRegularFile(file)
          ? Optional.of(file)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** What a glob means, sorted; a name alone means itself. */
  List<Path> matching(String glob) throws IOException {
    PathGlob names = new PathGlob(glob.substring(glob.lastIndexOf('/') + 1));
    if (!names.isPattern()) {
      return find(glob).stream().toList();
    }
    String parent = glob.contains("/") ? glob.substring(0, glob.lastIndexOf('/')) : "";
    Optional<Path> folder = folder(parent);
    if (folder.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(folder.get())) {
      return list.filter(Files::isRegularFile)
          .filter(file -> names.matches(file.getFileName().toString()))
          .sorted()
          .toList();
    }
  }

  private Optional<Path> folder(String relative) {
    try {
      Path folder = path.resolve(relative).normalize();
      return folder.startsWith(path) && Files.isDirectory(folder)
          ? Optional.of(folder)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Empty for what is too large, or an ELF file: a build's output. */
  static Optional<byte[]> written(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      boolean elf = bytes.length > 3 && bytes[0] == 0x7f && bytes[1] == 'E' && bytes[2] == 'L';
      return elf || bytes.length > LARGEST ? Optional.empty() : Optional.of(bytes);
    }
  }
}
