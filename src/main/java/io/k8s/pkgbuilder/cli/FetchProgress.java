package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.source.fetch.FetchListener;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Says on stderr how downloads go on: on a terminal by a bar for each file on its way and one in
 * sum, which are drawn again and again; else by a line for each file.
 */
final class FetchProgress implements FetchListener, AutoCloseable {
  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";
  private static final Duration REDRAWN = Duration.ofMillis(100);

  private final PrintWriter err;
  private final Terminal terminal;
  private final Clock clock;
  private final boolean quiet;
  private final Map<String, FetchBars.Transfer> files = new LinkedHashMap<>();
  private Instant drawn = Instant.MIN;
  private int lines;

  FetchProgress(World world, boolean quiet) {
    this.err = world.err();
    this.terminal = world.terminal();
    this.clock = world.clock();
    this.quiet = quiet;
  }

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
    files.put(address, new FetchBars.Transfer(size, already, false));
    draw();
  }

  @Override
  public synchronized void received(String address, long bytes) {
    FetchBars.Transfer before = transfer(address);
    files.put(
        address, new FetchBars.Transfer(before.size(), before.received() + bytes, before.done()));
    if (!clock.instant().isBefore(drawn.plus(REDRAWN))) {
      draw();
    }
  }

  private FetchBars.Transfer transfer(String address) {
    return files.getOrDefault(address, new FetchBars.Transfer(OptionalLong.empty(), 0, false));
  }

  @Override
  public synchronized void finished(String address, long size) {
    files.put(address, new FetchBars.Transfer(OptionalLong.of(size), size, true));
    if (files.values().stream().allMatch(FetchBars.Transfer::done)) {
      clear();
      err.flush();
    } else {
      draw();
    }
  }

  @Override
  public synchronized void retrying(String address, String why, Duration after) {
    line(
        String.format(
            Locale.ROOT, "retrying %s in %.1f s: %s", address, after.toMillis() / 1000.0, why));
  }

  private void draw() {
    if (quiet || !terminal.live()) {
      return;
    }
    drawn = clock.instant();
    List<String> bars = FetchBars.lines(files, terminal.width() - 1);
    top();
    err.print(CLEAR_LINE + String.join("\n" + CLEAR_LINE, bars) + CLEAR_BELOW);
    err.flush();
    lines = bars.size();
  }

  /** To where the first bar begins. */
  private void top() {
    err.print("\r");
    if (lines > 1) {
      err.print("\u001b[" + (lines - 1) + "A");
    }
  }

  private void clear() {
    if (terminal.live() && !quiet && lines > 0) {
      top();
      err.print(CLEAR_BELOW);
      lines = 0;
    }
  }

  private void line(String text) {
    if (quiet) {
      return;
    }
    boolean bars = lines > 0;
    clear();
    err.print((terminal.live() ? CLEAR_LINE : "") + text + "\n");
    if (bars) {
      draw();
    }
    err.flush();
  }

  /** Leaves no half line. */
  @Override
  public synchronized void close() {
    clear();
    err.flush();
  }
}
