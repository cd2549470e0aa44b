package io.k8s.pkgbuilder.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Reads packages of one format, whoever wrote them. Stateless and thread-safe; found by
 * ServiceLoader.
 */
public interface PackageReader {
  /** The {@link PackageFormat#name}. */
  String format();

  /** Whether a file that starts so is for this reader. */
  boolean recognises(byte[] start);

  /**
   * Reads all but the payload.
   *
   * @throws PackageException when the package is damaged
   */
  PackageFile open(Path file) throws IOException;

  /** How much of a file's start {@link #recognises} wants. */
  int START = 8;

  /** The reader for a file that starts so, on the class path. */
  static Optional<PackageReader> find(byte[] start) {
    return ServiceLoader.load(PackageReader.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(reader -> reader.recognises(start))
        .findFirst();
  }
}
