package io.k8s.pkgbuilder.format.rpm;

import io.k8s.pkgbuilder.format.PackageException;
import java.util.ArrayList;
import java.util.List;

/** A header's paths: directory and name apart, or (up to rpm 3) whole in OLDFILENAMES. */
final class FileNames {
  private static final int OLD_FILE_NAMES = 1027;

  /** A directory's name can be used by every file: a small header can ask for any memory. */
  private static final long MOST_CHARACTERS = 1 << 27;

  private FileNames() {}

  /**
   * In the header's order.
   *
   * @throws PackageException when the tags about files contradict each other
   */
  static List<String> of(RpmHeader header) throws PackageException {
    List<String> bases = header.texts(Tag.BASE_NAMES);
    if (bases.isEmpty()) {
      return header.texts(OLD_FILE_NAMES);
    }
    List<String> directories = header.texts(Tag.DIR_NAMES);
    long[] indexes = header.numbers(Tag.DIR_INDEXES);
    if (indexes.length != bases.size()) {
      throw new PackageException("its header does not say of every file where it is");
    }
    List<String> names = new ArrayList<>(bases.size());
    long characters = 0;
    for (int i = 0; i < indexes.length; i++) {
      if (indexes[i] < 0 || indexes[i] >= directories.size()) {
        throw new PackageException("its header names a directory that it does not list");
      }
      String directory = directories.get((int) indexes[i]);
      characters += directory.length() + bases.get(i).length();
      if (characters > MOST_CHARACTERS) {
        throw new PackageException("its files' names take more than " + MOST_CHARACTERS + " bytes");
      }
      names.add(directory + bases.get(i));
    }
    return names;
  }
}
