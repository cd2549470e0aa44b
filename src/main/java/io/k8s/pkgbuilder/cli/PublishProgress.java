package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.publish.LocalFile;
import io.k8s.pkgbuilder.publish.Publication;
import io.k8s.pkgbuilder.publish.PublishListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Says on stderr how a publication goes on: a line that is rewritten, or one for each file. */
final class PublishProgress implements PublishListener, AutoCloseable {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintWriter err;
  private final Terminal terminal;
  private final boolean quiet;
  private int files;
  private long size;
  private int done;
  private long sent;

  PublishProgress(World world, boolean quiet) {
    this.err = world.err();
    this.terminal = world.terminal();
    this.quiet = quiet;
  }

  @Override
  public synchronized void planned(Publication publication) {
    files = publication.uploads().size();
    size = publication.size();
  }

  @Override
  public synchronized void uploaded(LocalFile file) {
    done++;
    sent += file.size();
    if (!terminal.live()) {
      line("sent " + file.path() + " (" + Progress.bytes(file.size()) + ")");
    } else if (!quiet) {
      String text =
          String.format(
              Locale.ROOT,
              "[%d/%d] %d%% of %s: %s",
              done,
              files,
              size == 0 ? 100 : 100 * sent / size,
              Progress.bytes(size),
              file.path());
      err.print(CLEAR_LINE + text.substring(0, Math.min(text.length(), terminal.width() - 1)));
      err.flush();
    }
  }

  @Override
  public synchronized void note(String text) {
    line("note: " + text);
  }

  @Override
  public synchronized void retrying(String path, String why, Duration after) {
    line(
        String.format(
            Locale.ROOT, "retrying %s in %.1f s: %s", path, after.toMillis() / 1000.0, why));
  }

  private void line(String text) {
    if (!quiet) {
      err.print((terminal.live() ? CLEAR_LINE : "") + text + "\n");
      err.flush();
    }
  }

  /** Leaves no half line. */
  @Override
  public synchronized void close() {
    if (terminal.live() && !quiet && done > 0) {
      err.print(CLEAR_LINE);
      err.flush();
    }
  }
}
