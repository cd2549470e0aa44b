package io.k8s.pkgbuilder.content;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A file's bytes; the file may lie in any NIO file system, such as the program's own jar. */
public final class FileContent implements Content {
  private final Path path;
  private final long size;
  private final Instant mtime;
  private final AtomicReference<@Nullable CompletableFuture<Digests>> digests =
      new AtomicReference<>();

  private FileContent(Path path, BasicFileAttributes attributes) {
    this.path = path;
    this.size = attributes.size();
    this.mtime = attributes.lastModifiedTime().toInstant();
  }

  /**
   * Remembers the file's size and time; reads no byte.
   *
   * @throws IOException if it is missing, unreadable or no regular file
   */
  public static FileContent of(Path path) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw new IOException(path + " is not a regular file");
    }
    return new FileContent(path, attributes);
  }

  /** Where the bytes are. */
  public Path path() {
    return path;
  }

  /** The file's own time, when it was first looked at. */
  public Instant mtime() {
    return mtime;
  }

  @Override
  public long size() {
    return size;
  }

  /**
   * A new stream. It looks at the file again when its bytes end and when it is closed.
   *
   * @throws DiagnosticException if the file is no longer the one first looked at
   */
  @Override
  public InputStream open() throws IOException {
    return open(0);
  }

  @Override
  public InputStream open(long offset) throws IOException {
    checkUnchanged();
    return new UnchangedInputStream(raw(offset), this::checkUnchanged);
  }

  /** A file's channel can start anywhere; the streams of other file systems only go forward. */
  private InputStream raw(long offset) throws IOException {
    if (path.getFileSystem().equals(FileSystems.getDefault())) {
      return Channels.newInputStream(FileChannel.open(path).position(offset));
    }
    InputStream in = Files.newInputStream(path);
    in.skipNBytes(offset);
    return in;
  }

  /** Within the kernel, where it can; on file systems that share blocks nothing is copied. */
  @Override
  public void copyTo(Path target) throws IOException {
    if (!path.getFileSystem().equals(FileSystems.getDefault())) {
      Content.super.copyTo(target);
      return;
    }
    checkUnchanged();
    try (FileChannel from = FileChannel.open(path);
        FileChannel to = FileChannel.open(target, CREATE_NEW, WRITE)) {
      long copied = 0;
      while (copied < size) {
        long now = from.transferTo(copied, size - copied, to);
        if (now <= 0) {
          throw problem("changed");
        }
        copied += now;
      }
    }
    checkUnchanged();
  }

  private void checkUnchanged() throws IOException {
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      if (now.size() == size && now.lastModifiedTime().toInstant().equals(mtime)) {
        return;
      }
    } catch (NoSuchFileException e) {
      throw problem("vanished");
    }
    throw problem("changed");
  }

  @Override
  public Optional<CompletableFuture<Digests>> claimDigests() {
    CompletableFuture<Digests> claim = new CompletableFuture<>();
    return digests.compareAndSet(null, claim) ? Optional.of(claim) : Optional.empty();
  }

  @Override
  public Digests digests() throws IOException {
    Optional<CompletableFuture<Digests>> claim = claimDigests();
    if (claim.isPresent()) {
      compute(claim.get());
    }
    try {
      return Objects.requireNonNull(digests.get()).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      if (e.getCause() instanceof RuntimeException runtime) {
        throw runtime;
      }
      throw e;
    }
  }

  private void compute(CompletableFuture<Digests> claim) {
    try (InputStream in = open()) {
      Hashing.Counted counted = Hashing.digest(in);
      if (counted.size() != size) {
        throw problem("changed");
      }
      claim.complete(counted.digests());
    } catch (IOException | RuntimeException e) {
      claim.completeExceptionally(e);
    }
  }

  private DiagnosticException problem(String what) {
    return Diagnostic.of(Category.SOURCE, "'" + path + "' " + what + " while it was being packaged")
        .hint("wait for the build that writes it, then run again")
        .asException();
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
