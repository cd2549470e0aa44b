package io.k8s.pkgbuilder.build;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * Where finished files appear, whole or not at all. Unfinished ones have other names and go at
 * {@link #close} at the latest. Thread-safe.
 */
public final class OutputDirectory implements AutoCloseable {
  private final Path path;
  private final Set<Path> unfinished = new TreeSet<>();
  private boolean closed;

  private OutputDirectory(Path path) {
    this.path = path;
  }

  /**
   * Makes the directory where it is missing.
   *
   * @throws DiagnosticException of category PACKAGING when nothing can be written there
   */
  public static OutputDirectory at(Path path) {
    try {
      Files.createDirectories(path);
      // A file that is made and removed: the only test that no root and no mount can deceive.
      Files.delete(Files.createTempFile(path, ".pkgbuilder", ".part"));
      return new OutputDirectory(path);
    } catch (FileAlreadyExistsException e) {
      throw Diagnostic.of(Category.PACKAGING, "cannot write to '" + path + "': not a directory")
          .hint("name a directory with --out")
          .asException();
    } catch (IOException e) {
      OutputFailure failure = new OutputFailure(e);
      throw Diagnostic.of(
              Category.PACKAGING, "cannot write to '" + path + "': " + failure.getMessage())
          .hint(failure.hint())
          .asException();
    }
  }

  public Path path() {
    return path;
  }

  /** A directory for what does not fit into memory; goes with everything in it. */
  public synchronized Path scratch() throws IOException {
    requireOpen();
    Path made = Files.createTempDirectory(path, ".pkgbuilder");
    unfinished.add(made);
    return made;
  }

  /** Starts a file that will be called {@code name}. */
  OutputFile create(String name) throws OutputFailure {
    Path part = path.resolve("." + name + ".part");
    synchronized (this) {
      requireOpen();
      unfinished.add(part);
    }
    return OutputFile.open(this, path.resolve(name), part);
  }

  /** The last step of a file, which {@link #close} must not come between. */
  synchronized void finish(Path part, FileStep step) throws IOException {
    requireOpen();
    step.run();
    unfinished.remove(part);
  }

  synchronized void forget(Path part) {
    unfinished.remove(part);
  }

  private void requireOpen() {
    if (closed) {
      throw new CancellationException("the output directory is closed");
    }
  }

  /** Removes what is unfinished; no file is started or finished after that. */
  @Override
  public synchronized void close() {
    closed = true;
    unfinished.forEach(OutputDirectory::remove);
    unfinished.clear();
  }

  private static void remove(Path path) {
    try (Stream<Path> below = Files.isDirectory(path) ? Files.list(path) : Stream.of()) {
      below.forEach(OutputDirectory::remove);
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // Gone already, or out of reach: nothing better can be done about a leftover.
      return;
    }
  }

  /** A step that may fail. */
  interface FileStep {
    /** Does it. */
    void run() throws IOException;
  }
}
