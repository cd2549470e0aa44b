package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.source.fetch.FetchListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Says on stderr how downloads go on: on a terminal in one line that is rewritten, with the sum and
 * the file that moved last; else a line for each file.
 */
final class FetchProgress implements FetchListener, AutoCloseable {
  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final long STEP = 1 << 20;

  private final PrintWriter err;
  private final Terminal terminal;
  private final boolean quiet;
  private final Map<String, File> files = new LinkedHashMap<>();
  private long shown;
  private long received;

  FetchProgress(World world, boolean quiet) {
    this.err = world.err();
    this.terminal = world.terminal();
    this.quiet = quiet;
  }

  private record File(long size, long received) {}

  synchronized void note(String text) {
    line("note: " + text);
  }

  @Override
  public synchronized void receiving(String address, OptionalLong size, long already) {
    if (!files.containsKey(address) && !terminal.live()) {
      line(
          "fetching "
              + address
              + (size.isPresent() ? " (" + Progress.bytes(size.getAsLong()) + ")" : "")
              + (already > 0 ? ", " + Progress.bytes(already) + " of it here" : ""));
    }
    files.put(address, new File(size.orElse(0), already));
  }

  @Override
  public synchronized void received(String address, long bytes) {
    File file = files.getOrDefault(address, new File(0, 0));
    files.put(address, new File(file.size(), file.received() + bytes));
    received += bytes;
    if (terminal.live() && !quiet && received - shown >= STEP) {
      shown = received;
      live(address);
    }
  }

  private void live(String address) {
    long size = files.values().stream().mapToLong(File::size).sum();
    long here = files.values().stream().mapToLong(File::received).sum();
    String text =
        String.format(
            Locale.ROOT,
            "fetching %d files, %d%% of %s: %s",
            files.size(),
            size == 0 ? 0 : Math.min(100, 100 * here / size),
            Progress.bytes(size),
            address.replaceFirst(".*/", ""));
    err.print(CLEAR_LINE + text.substring(0, Math.min(text.length(), terminal.width() - 1)));
    err.flush();
  }

  @Override
  public synchronized void retrying(String address, String why, Duration after) {
    line(
        String.format(
            Locale.ROOT, "retrying %s in %.1f s: %s", address, after.toMillis() / 1000.0, why));
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
    if (terminal.live() && !quiet && shown > 0) {
      err.print(CLEAR_LINE);
      err.flush();
    }
  }
}
