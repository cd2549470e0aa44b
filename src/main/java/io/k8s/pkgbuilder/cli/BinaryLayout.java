package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.source.ResolvedBinaries;
import io.k8s.pkgbuilder.source.ResolvedFile;
import io.k8s.pkgbuilder.source.WantedBinary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Binaries as a build of Kubernetes leaves them: {@code OS/GOARCH/NAME} below a root. */
record BinaryLayout(Path root) {
  /** Writes all of them; returns where, sorted. */
  List<Path> write(ResolvedBinaries found) {
    List<Path> files = new ArrayList<>();
    for (Map.Entry<WantedBinary, List<ResolvedFile>> entry : found.files().entrySet()) {
      for (ResolvedFile file : entry.getValue()) {
        Path target = place(entry.getKey()).resolveSibling(file.name());
        try {
          write(file, target);
        } catch (IOException e) {
          throw Diagnostic.of(
                  Category.SOURCE, "'" + target + "' cannot be written: " + e.getMessage())
              .hint("name another folder with --out")
              .asException();
        }
        files.add(target);
      }
    }
    files.sort(Comparator.naturalOrder());
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
      try (InputStream in = file.content().open()) {
        Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      }
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
