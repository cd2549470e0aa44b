package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.release.ReleaseListener;
import io.k8s.pkgbuilder.release.StageName;
import io.k8s.pkgbuilder.release.Step;
import io.k8s.pkgbuilder.release.journal.DoneStep;
import java.time.Duration;
import java.util.Locale;

/**
 * Says on stderr how a release goes on: a line for each step that is done, and on a terminal below
 * them one that moves.
 */
final class ReleaseProgress implements ReleaseListener {
  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final String TICK = "✓ ";

  private final World world;
  private final boolean quiet;
  private int total;
  private int finished;
  private int kept;

  ReleaseProgress(World world, boolean quiet) {
    this.world = world;
    this.quiet = quiet;
  }

  @Override
  public synchronized void stage(StageName stage, int steps, int todo) {
    total = todo;
    finished = 0;
    kept += steps - todo;
    if (steps > todo) {
      line(
          TICK
              + column(stage.word())
              + (steps - todo)
              + (steps - todo == 1 ? " step" : " steps")
              + " done before");
    }
    if (todo > 0) {
      live(stage.word() + ": " + todo + " to do");
    }
  }

  @Override
  public void kept(Step step, DoneStep done) {}

  @Override
  public synchronized void started(Step step) {
    live("[" + finished + "/" + total + "] " + step.id());
  }

  @Override
  public synchronized void done(Step step, DoneStep done) {
    finished++;
    line(TICK + column(step.id()) + size(done) + seconds(done.took()));
    live("[" + finished + "/" + total + "] " + step.stage().word());
  }

  private static String size(DoneStep done) {
    return String.format(
        Locale.ROOT, "%10s", done.outputs().isEmpty() ? "" : Progress.bytes(done.size()));
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%9.1f s", took.toMillis() / 1000.0);
  }

  private static String column(String text) {
    return String.format(Locale.ROOT, "%-44s", text);
  }

  @Override
  public synchronized void failed(Step step, String why) {
    line("✗ " + step.id());
  }

  @Override
  public synchronized void would(StageName stage, String id) {
    line("  " + column(id) + "to do");
  }

  @Override
  public synchronized void skipped(StageName stage, String why) {
    line("- " + column(stage.word()) + why);
  }

  @Override
  public synchronized void note(String text) {
    line("note: " + text);
  }

  private void line(String text) {
    if (!quiet) {
      world.err().print((world.terminal().live() ? CLEAR_LINE : "") + text + "\n");
      world.err().flush();
    }
  }

  private void live(String text) {
    if (world.terminal().live() && !quiet) {
      int width = Math.min(text.length(), world.terminal().width() - 1);
      world.err().print(CLEAR_LINE + text.substring(0, width));
      world.err().flush();
    }
  }

  /** How many steps earlier runs had done. */
  synchronized int kept() {
    return kept;
  }

  /** Leaves no half line. */
  synchronized void end() {
    if (world.terminal().live() && !quiet) {
      world.err().print(CLEAR_LINE);
      world.err().flush();
    }
  }
}
