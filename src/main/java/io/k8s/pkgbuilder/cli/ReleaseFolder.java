package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.release.WorkDirectory;
import io.k8s.pkgbuilder.release.journal.Journal;
import io.k8s.pkgbuilder.release.journal.Request;
import io.k8s.pkgbuilder.release.journal.RunLock;
import io.k8s.pkgbuilder.release.journal.WorkFiles;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A work directory, taken for one run.
 *
 * @param journal of what is done in it
 * @param lock none where it is only looked at
 */
record ReleaseFolder(WorkDirectory work, Journal journal, Optional<RunLock> lock)
    implements AutoCloseable {
  /** Whoever is no shard. */
  static final String MAIN = "main";

  /** Looks at it, changing nothing. */
  static ReleaseFolder peek(Path root) throws IOException {
    WorkDirectory work = new WorkDirectory(root);
    requireOurs(work);
    return new ReleaseFolder(
        work, Journal.peek(work.journals(), new WorkFiles(root)), Optional.empty());
  }

  /**
   * Takes it.
   *
   * @param writer whose journal and lock these are: main, or a shard
   * @param request now
   */
  static ReleaseFolder take(
      World world, Path root, String writer, Request request, ReleaseOptions options)
      throws IOException {
    WorkDirectory work = new WorkDirectory(root);
    requireOurs(work);
    RunLock lock = RunLock.take(work.lock(writer), owner(world));
    try {
      if (writer.equals(MAIN)) {
        RunLock.requireAlone(work.locks(), MAIN);
      }
      if (options.clean) {
        work.clear();
      }
      ReleaseFolder folder =
          new ReleaseFolder(
              work, Journal.open(work.journals(), writer, new WorkFiles(root)), Optional.of(lock));
      try {
        return folder.agree(world, request, options);
      } catch (IOException | RuntimeException e) {
        folder.journal.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Nothing of the user's own may lie here. */
  private static void requireOurs(WorkDirectory work) throws IOException {
    Path root = work.root();
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw Diagnostic.of(Category.USAGE, "'" + root + "' is not a folder")
          .hint("name another one with --work")
          .asException();
    }
    if (!Files.isDirectory(root) || Files.isDirectory(work.journals())) {
      return;
    }
    try (Stream<Path> list = Files.list(root)) {
      List<String> names =
          list.map(path -> String.valueOf(path.getFileName()))
              .filter(name -> !name.equals(WorkDirectory.LOCKS))
              .toList();
      if (!names.isEmpty()) {
        throw Diagnostic.of(Category.USAGE, "'" + root + "' holds other things: " + names.get(0))
            .hint("name an empty or a new folder with --work")
            .asException();
      }
    }
  }

  private static String owner(World world) {
    String user = world.variable("USER").or(() -> world.variable("LOGNAME")).orElse("somebody");
    return user
        + " on "
        + world.variable("HOSTNAME").orElseGet(HostName::read)
        + ", process "
        + ProcessHandle.current().pid()
        + ", since "
        + world.clock().instant();
  }

  /** Two requests at once make neither. */
  private ReleaseFolder agree(World world, Request request, ReleaseOptions options)
      throws IOException {
    Optional<Request> before = journal.request();
    List<String> differences = before.map(one -> one.differences(request)).orElse(List.of());
    if (!differences.isEmpty() && !options.resume && !confirmed(world, differences)) {
      throw Diagnostic.of(
              Category.USAGE,
              "'" + work.root() + "' was begun otherwise: " + String.join("; ", differences))
          .hint(
              "--resume goes on and does again what that changes; --clean begins anew; --work"
                  + " names another folder")
          .asException();
    }
    if (before.isEmpty() || !before.get().equals(request)) {
      journal.request(request, world.clock().instant());
    }
    return this;
  }

  private static boolean confirmed(World world, List<String> differences) {
    Optional<Console> console = Optional.ofNullable(System.console());
    if (!world.terminal().live() || console.isEmpty()) {
      return false;
    }
    world.err().print("This release was begun otherwise:\n");
    differences.forEach(line -> world.err().print("  " + line + "\n"));
    world.err().flush();
    String answer = console.get().readLine("Go on, doing again what that changes? [y/N] ");
    return answer != null && answer.strip().matches("(?i)y|yes");
  }

  @Override
  public void close() throws IOException {
    journal.close();
    if (lock.isPresent()) {
      lock.get().close();
    }
  }
}
