package io.k8s.pkgbuilder.publish;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.repo.store.RepoLock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A directory, perhaps one that a web server serves. Each file appears whole. */
public final class DirectoryStore implements Store {
  private final RepoFolder folder;

  /** Made when first written to. */
  public DirectoryStore(Path directory) {
    this.folder = new RepoFolder(directory);
  }

  @Override
  public String name() {
    return folder.root().toString();
  }

  @Override
  public List<Stored> list() throws IOException {
    List<Stored> files = new ArrayList<>();
    for (String path : folder.files("")) {
      files.add(stored(path));
    }
    return files;
  }

  private Stored stored(String path) throws IOException {
    Path file = folder.path(path);
    return new Stored(
        path,
        Files.size(file),
        Optional.empty(),
        Optional.empty(),
        Files.getLastModifiedTime(file).toString());
  }

  @Override
  public boolean same(LocalFile file, Stored stored) throws IOException {
    return Files.mismatch(file.file(), folder.path(stored.path())) < 0;
  }

  @Override
  public void put(LocalFile file, Optional<Stored> before) throws IOException {
    Optional<Stored> now =
        folder.has(file.path()) ? Optional.of(stored(file.path())) : Optional.empty();
    if (!now.equals(before)) {
      throw new Overtaken(file.path());
    }
    folder.copy(file.file(), file.path(), Files.getLastModifiedTime(file.file()).toInstant());
  }

  @Override
  public Optional<InputStream> open(String path) throws IOException {
    try {
      return Optional.of(Files.newInputStream(folder.path(path)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public void delete(Stored stored) throws IOException {
    folder.delete(stored.path());
    Path above = folder.path(stored.path()).getParent();
    while (above != null && !above.equals(folder.root()) && isEmpty(above)) {
      Files.delete(above);
      above = above.getParent();
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (var entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }

  /** Also keeps out whoever extends a repository in place; a killed process holds nothing. */
  @Override
  public Lease lock() throws IOException {
    RepoLock lock = repoLock();
    for (String path : folder.files("")) {
      if (RepoFolder.leftover(path)) {
        folder.delete(path);
      }
    }
    return new Lease() {
      @Override
      public void renew() {}

      @Override
      public void close() throws IOException {
        lock.close();
      }
    };
  }

  private RepoLock repoLock() throws IOException {
    try {
      return RepoLock.on(folder.root());
    } catch (DiagnosticException e) {
      Diagnostic busy = e.diagnostics().get(0);
      throw new Diagnostic(Category.PUBLISH, busy.location(), busy.message(), busy.hint())
          .asException();
    }
  }

  @Override
  public void close() {}
}
