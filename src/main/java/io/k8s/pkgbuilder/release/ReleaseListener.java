package io.k8s.pkgbuilder.release;

import io.k8s.pkgbuilder.release.journal.DoneStep;

/** Hears how a release goes on; called from several threads at once. */
public interface ReleaseListener {
  /**
   * A stage begins.
   *
   * @param steps it has
   * @param todo of them, are not done yet
   */
  void stage(StageName stage, int steps, int todo);

  /** A step was done by an earlier run. */
  void kept(Step step, DoneStep done);

  /** A step begins. */
  void started(Step step);

  /** A step is done. */
  void done(Step step, DoneStep done);

  /** A step could not be done. */
  void failed(Step step, String why);

  /** A step would be done, were this no dry run. */
  void would(StageName stage, String id);

  /** Nothing of a stage is done. */
  void skipped(StageName stage, String why);

  /** Something to know. */
  void note(String text);
}
