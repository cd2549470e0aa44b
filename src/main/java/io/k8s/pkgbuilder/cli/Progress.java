package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.build.BuildListener;
import io.k8s.pkgbuilder.format.BuiltArtifact;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Says on stderr how a build goes on: on a terminal in one line that is rewritten, else in a line
 * for each package.
 */
final class Progress implements BuildListener, AutoCloseable {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintWriter err;
  private final Terminal terminal;
  private final Clock clock;
  private final Instant start;
  private final int total;
  private final boolean quiet;
  private int done;

  private Progress(World world, int total, boolean quiet) {
    this.err = world.err();
    this.terminal = world.terminal();
    this.clock = world.clock();
    this.start = clock.instant();
    this.total = total;
    this.quiet = quiet;
  }

  static Progress of(World world, int total, boolean quiet) {
    Progress progress = new Progress(world, total, quiet);
    progress.live("building " + total + " packages");
    return progress;
  }

  @Override
  public synchronized void note(String text) {
    clear();
    line("note: " + text);
  }

  @Override
  public synchronized void finished(BuiltArtifact artifact) {
    done++;
    String name = String.valueOf(artifact.file().getFileName());
    if (terminal.live()) {
      live("[" + done + "/" + total + "] " + name);
    } else {
      line(
          (artifact.unchanged() ? "unchanged " : "built ")
              + name
              + " ("
              + bytes(artifact.size())
              + ")");
    }
  }

  /**
   * The last line: how many, how much, how long.
   *
   * @param kept pieces that an earlier build had compressed
   */
  synchronized void summary(List<BuiltArtifact> built, long kept) {
    clear();
    long unchanged = built.stream().filter(BuiltArtifact::unchanged).count();
    long size = built.stream().mapToLong(BuiltArtifact::size).sum();
    Duration took = Duration.between(start, clock.instant());
    line(
        count(built.size())
            + (unchanged == 0 ? "" : ", " + unchanged + " of them unchanged")
            + ", "
            + bytes(size)
            + String.format(Locale.ROOT, " in %.1f s", took.toMillis() / 1000.0)
            + (kept == 0 ? "" : " (pieces from the cache: " + kept + ")"));
  }

  private static String count(int packages) {
    return packages == 1 ? "1 package" : packages + " packages";
  }

  static String bytes(long size) {
    if (size < 1_000_000) {
      return String.format(Locale.ROOT, "%.1f kB", size / 1e3);
    }
    return String.format(Locale.ROOT, "%.1f MB", size / 1e6);
  }

  private void line(String text) {
    if (!quiet) {
      err.print(text + "\n");
      err.flush();
    }
  }

  private void live(String text) {
    if (terminal.live() && !quiet) {
      int width = Math.min(text.length(), terminal.width() - 1);
      err.print(CLEAR_LINE + text.substring(0, width));
      err.flush();
    }
  }

  private void clear() {
    if (terminal.live() && !quiet) {
      err.print(CLEAR_LINE);
    }
  }

  /** Leaves no half line before an error. */
  @Override
  public synchronized void close() {
    clear();
    err.flush();
  }
}
