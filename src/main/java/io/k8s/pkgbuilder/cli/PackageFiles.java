package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.format.PackageFile;
import io.k8s.pkgbuilder.format.PackageReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Debs and rpms that the user names: files, and all in folders. */
record PackageFiles(World world) {
  /** Makes something of a package that was opened. */
  interface Reader<T> {
    T read(String file, PackageFile opened) throws IOException;
  }

  /** Files as they are named, and below folders those that end in .deb and .rpm, sorted. */
  List<String> find(List<String> names) throws IOException {
    List<String> files = new ArrayList<>();
    for (String name : names) {
      Path path = world.path(name);
      if (Files.isDirectory(path)) {
        List<String> below = below(name, path);
        if (below.isEmpty()) {
          throw Diagnostic.of(Category.USAGE, "'" + name + "' holds no deb and no rpm")
              .asException();
        }
        files.addAll(below);
      } else if (Files.isRegularFile(path)) {
        files.add(name);
      } else {
        throw missing(name).asException();
      }
    }
    return files.stream().distinct().toList();
  }

  private static Diagnostic missing(String file) {
    return Diagnostic.of(Category.USAGE, "there is no file '" + file + "'");
  }

  private static List<String> below(String name, Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(".deb") || file.toString().endsWith(".rpm"))
          .map(file -> Path.of(name).resolve(folder.relativize(file)).toString())
          .sorted()
          .toList();
    }
  }

  /** All of them, in their order, several at once; those that are damaged are reported together. */
  <T> List<T> readAll(List<String> files, Reader<? extends T> reader) {
    ExecutorService workers = Workers.pool("read", world.processors());
    try {
      List<Future<Optional<T>>> reading = new ArrayList<>();
      Diagnostics damaged = new Diagnostics();
      for (String file : files) {
        reading.add(workers.submit(() -> read(file, reader, damaged)));
      }
      List<T> all = new ArrayList<>();
      for (Future<Optional<T>> one : reading) {
        one.get().ifPresent(all::add);
      }
      damaged.throwIfAny();
      return all;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  private <T> Optional<T> read(String file, Reader<? extends T> reader, Diagnostics damaged) {
    try {
      return Optional.of(reader.read(file, open(file)));
    } catch (IOException e) {
      synchronized (damaged) {
        damaged.add(Diagnostic.of(Category.PACKAGING, "'" + file + "': " + e.getMessage()));
      }
      return Optional.empty();
    }
  }

  /** A package of any format. */
  PackageFile open(String file) throws IOException {
    Path path = world.path(file);
    if (!Files.isRegularFile(path)) {
      throw missing(file).asException();
    }
    byte[] start;
    try (InputStream in = Files.newInputStream(path)) {
      start = in.readNBytes(PackageReader.START);
    }
    return PackageReader.find(start)
        .orElseThrow(() -> new PackageException("it is neither a deb nor an rpm"))
        .open(path);
  }
}
