package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.release.ReleaseListener;
import io.k8s.pkgbuilder.release.StageName;
import io.k8s.pkgbuilder.release.Step;
import io.k8s.pkgbuilder.release.journal.DoneStep;
import java.util.Set;
import java.util.TreeSet;

/** Passes everything on, and remembers what earlier runs had done. */
final class KeptSteps implements ReleaseListener {
  private final ReleaseListener next;
  private final Set<String> ids = new TreeSet<>();

  KeptSteps(ReleaseListener next) {
    this.next = next;
  }

  synchronized Set<String> ids() {
    return Set.copyOf(ids);
  }

  @Override
  public void stage(StageName stage, int steps, int todo) {
    next.stage(stage, steps, todo);
  }

  @Override
  public synchronized void kept(Step step, DoneStep done) {
    ids.add(step.id());
    next.kept(step, done);
  }

  @Override
  public void started(Step step) {
    next.started(step);
  }

  @Override
  public void done(Step step, DoneStep done) {
    next.done(step, done);
  }

  @Override
  public void failed(Step step, String why) {
    next.failed(step, why);
  }

  @Override
  public void would(StageName stage, String id) {
    next.would(stage, id);
  }

  @Override
  public void skipped(StageName stage, String why) {
    next.skipped(stage, why);
  }

  @Override
  public void note(String text) {
    next.note(text);
  }
}
