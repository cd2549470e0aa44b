package io.k8s.pkgbuilder.format.rpm;

import io.k8s.pkgbuilder.format.PackageEntry;
import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.model.FileMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The header's list of files, in the shape that all formats share. */
final class RpmFiles {
  private static final int TYPE = 0170000;

  private RpmFiles() {}

  static List<PackageEntry> of(RpmPackage rpm) throws PackageException {
    List<RpmPackage.Entry> files = rpm.entries();
    long[] sizes = rpm.header().numbers(Tag.LONG_FILE_SIZES);
    if (sizes.length == 0) {
      sizes = rpm.header().numbers(Tag.FILE_SIZES);
    }
    List<Instant> times = rpm.header().times(Tag.FILE_MTIMES);
    List<String> targets = rpm.header().texts(Tag.FILE_LINK_TOS);
    List<String> owners = rpm.header().texts(Tag.FILE_USER_NAME);
    List<String> groups = rpm.header().texts(Tag.FILE_GROUP_NAME);
    List<PackageEntry> entries = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      RpmPackage.Entry file = files.get(i);
      PackageEntry.Type type = type(file);
      entries.add(
          new PackageEntry(
              file.path(),
              type,
              new FileMode(file.mode() & 07777),
              at(owners, i),
              at(groups, i),
              type == PackageEntry.Type.FILE && i < sizes.length ? sizes[i] : 0,
              i < times.size() ? times.get(i) : Instant.EPOCH,
              type == PackageEntry.Type.SYMLINK ? at(targets, i) : "",
              role(file.flags())));
    }
    return entries;
  }

  private static String at(List<String> texts, int index) {
    return index < texts.size() ? texts.get(index) : "";
  }

  private static PackageEntry.Type type(RpmPackage.Entry file) {
    if (file.ghost()) {
      return PackageEntry.Type.GHOST;
    }
    return switch (file.mode() & TYPE) {
      case 0040000 -> PackageEntry.Type.DIRECTORY;
      case 0120000 -> PackageEntry.Type.SYMLINK;
      case 0100000 -> PackageEntry.Type.FILE;
      default -> PackageEntry.Type.DEVICE;
    };
  }

  private static String role(long flags) {
    List<String> words = new ArrayList<>();
    if (FileFlag.isConfig(flags)) {
      words.add("config");
    }
    List<String> names = List.of("doc", "missingok", "noreplace", "license", "readme");
    int[] bits = {1 << 1, 1 << 3, 1 << 4, 1 << 7, 1 << 8};
    for (int i = 0; i < bits.length; i++) {
      if ((flags & bits[i]) != 0) {
        words.add(names.get(i));
      }
    }
    return String.join("|", words);
  }
}
