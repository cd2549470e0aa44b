package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.format.PackageEntry;
import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.format.PackageFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Unpacks a package into a folder that is new or empty, as the user who runs it: no owners, no
 * setuid, no devices. Links come last, so that nothing is written through one.
 */
record Extraction(World world, Path folder) {
  void run(PackageFile opened) throws IOException {
    requireEmpty();
    List<PackageEntry> links = new ArrayList<>();
    opened.visit(
        (entry, bytes) -> {
          switch (entry.type()) {
            case DIRECTORY -> Files.createDirectories(target(entry));
            case FILE -> file(entry, bytes);
            case SYMLINK, HARDLINK -> links.add(entry);
            case DEVICE, GHOST -> world.err().print("note: not unpacked: " + entry.path() + "\n");
          }
        });
    for (PackageEntry link : links) {
      Path target = target(link);
      makeParent(target);
      if (link.type() == PackageEntry.Type.SYMLINK) {
        Files.createSymbolicLink(target, Path.of(link.target()));
      } else {
        Files.copy(folder.resolve(relative(link.target())), target);
      }
    }
  }

  private void requireEmpty() throws IOException {
    Files.createDirectories(folder);
    try (var list = Files.list(folder)) {
      if (list.findAny().isPresent()) {
        throw Diagnostic.of(Category.USAGE, "--extract: '" + folder + "' is not empty")
            .hint("name a new folder")
            .asException();
      }
    }
  }

  private void file(PackageEntry entry, InputStream bytes) throws IOException {
    Path target = target(entry);
    makeParent(target);
    Files.copy(bytes, target);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(target, permissions(entry.mode().bits()));
    }
  }

  private static void makeParent(Path target) throws IOException {
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
  }

  private Path target(PackageEntry entry) throws PackageException {
    return folder.resolve(relative(entry.path()));
  }

  private static String relative(String path) throws PackageException {
    String relative = path.replaceFirst("^\\.?/*", "");
    if (Arrays.asList(relative.split("/", -1)).contains("..")) {
      throw new PackageException("it holds " + path + ", which leads out of the folder");
    }
    return relative;
  }

  /** The lower nine bits; its owner can read it in any case. */
  private static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> set = EnumSet.of(PosixFilePermission.OWNER_READ);
    PosixFilePermission[] all = PosixFilePermission.values();
    for (int i = 0; i < all.length; i++) {
      if ((mode & (0400 >> i)) != 0) {
        set.add(all[i]);
      }
    }
    return set;
  }
}
