package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;

/** Files of keys and passphrases, which are small. */
final class KeyFiles {
  private static final long LARGEST = 16 << 20;

  private KeyFiles() {}

  /**
   * All bytes.
   *
   * @throws io.k8s.pkgbuilder.diagnostic.DiagnosticException of category REPOSITORY when it cannot
   *     be read
   */
  static byte[] read(World world, String file) {
    try {
      if (Files.size(world.path(file)) > LARGEST) {
        throw unreadable(file, "it is too large for a key");
      }
      return Files.readAllBytes(world.path(file));
    } catch (NoSuchFileException e) {
      throw unreadable(file, "there is no such file");
    } catch (IOException e) {
      throw unreadable(file, "it cannot be read");
    }
  }

  private static RuntimeException unreadable(String file, String why) {
    return Diagnostic.of(Category.REPOSITORY, "key file '" + file + "': " + why).asException();
  }
}
