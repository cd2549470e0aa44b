package io.k8s.pkgbuilder.source;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Binaries as a build of Kubernetes leaves them: {@code OS/GOARCH/NAME} below a root. */
public record BinaryLayout(Path root) {
  /** Writes all of them; returns where, sorted. */
  public List<Path> write(ResolvedBinaries found) {
    List<Path> files = new ArrayList<>();
    found.files().forEach((wanted, resolved) -> files.addAll(write(wanted, resolved)));
    files.sort(Comparator.naturalOrder());
    return files;
  }

  /** Writes what was found for one request; returns where, in the order of the files. */
  public List<Path> write(WantedBinary wanted, List<ResolvedFile> found) {
    List<Path> files = new ArrayList<>();
    for (ResolvedFile file : found) {
      Path target = place(wanted).resolveSibling(file.name());
      try {
        write(file, target);
      } catch (IOException e) {
        throw Diagnostic.of(
                Category.SOURCE, "'" + target + "' cannot be written: " + e.getMessage())
            .hint("name another folder, where there is space and you may write")
            .asException();
      }
      files.add(target);
    }
    return files;
  }

  private Path place(WantedBinary one) {
    return root.resolve(one.platform().os())
        .resolve(one.platform().goarch())
        .resolve(one.request().local());
  }

  private static void write(ResolvedFile file, Path target) throws IOException {
    Path folder = Path.of(String.valueOf(target.getParent()));
    Files.createDirectories(folder);
    Path part = folder.resolve("." + file.name() + ".part");
    try {
      Files.deleteIfExists(part);
      file.content().copyTo(part);
      if (!part.toFile().setExecutable(true, false)) {
        throw new IOException("it cannot be made executable");
      }
      Files.setLastModifiedTime(part, FileTime.from(file.modified()));
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
