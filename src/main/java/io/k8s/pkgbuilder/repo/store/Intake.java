package io.k8s.pkgbuilder.repo.store;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.format.PackageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Reads package files in parallel; all that cannot be read are reported together.
 *
 * @param root of the repository: a file below it stays where it is
 */
public record Intake(Path root, Executor executor) {
  /** From a file to what an index says of it. */
  public interface Reader<T> {
    /** Throws PackageException for a file that is no such package. */
    T read(Path file) throws IOException;
  }

  /**
   * Reads all files.
   *
   * @return in the order of the files
   * @throws DiagnosticException of category REPOSITORY, naming every file that is no package
   */
  public <T> Map<Path, T> read(List<Path> files, Reader<T> reader) throws IOException {
    List<CompletableFuture<T>> running = new ArrayList<>();
    for (Path file : files) {
      running.add(CompletableFuture.supplyAsync(() -> readUnchecked(file, reader), executor));
    }
    Diagnostics refused = new Diagnostics();
    Map<Path, T> read = new LinkedHashMap<>();
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      try {
        read.put(file, running.get(i).join());
      } catch (CompletionException e) {
        refused.add(refusal(file, e));
      }
    }
    refused.throwIfAny();
    return read;
  }

  private static <T> T readUnchecked(Path file, Reader<T> reader) {
    try {
      return reader.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Diagnostic refusal(Path file, CompletionException failure) throws IOException {
    Throwable cause = failure.getCause();
    if (cause instanceof UncheckedIOException wrapper
        && wrapper.getCause() instanceof PackageException damage) {
      return refused(file, String.valueOf(damage.getMessage()))
          .hint("take it from where it was built again");
    }
    if (cause instanceof UncheckedIOException wrapper) {
      return refused(file, String.valueOf(wrapper.getCause()));
    }
    if (cause instanceof RuntimeException bug) {
      throw bug;
    }
    throw failure;
  }

  private static Diagnostic refused(Path file, String why) {
    return Diagnostic.of(Category.REPOSITORY, "'" + file + "' is not taken: " + why);
  }

  /** A file's path in the repository, if it lies there already. */
  public Optional<String> inside(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path base = root.toAbsolutePath().normalize();
    return absolute.startsWith(base)
        ? Optional.of(base.relativize(absolute).toString().replace('\\', '/'))
        : Optional.empty();
  }

  /** What to say of a package that the repository has with other bytes. */
  public static Diagnostic differs(Path input, String what, String path) {
    return refused(input, what + " is in the repository with other contents, as " + path)
        .hint("publish a new --revision: clients keep the old one and report a wrong hash");
  }
}
