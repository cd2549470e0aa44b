package io.k8s.pkgbuilder.release;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.release.StepSelection.Choice;
import io.k8s.pkgbuilder.release.journal.DoneStep;
import io.k8s.pkgbuilder.release.journal.Journal;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Does the stages one after the other, of each what is not done yet.
 *
 * @param clock for the journal and for durations, never for what goes into a file
 * @param dry whether to say what would be done instead
 */
public record ReleaseRunner(
    Journal journal,
    StepLogs logs,
    StepSelection selection,
    ReleaseListener listener,
    Clock clock,
    boolean dry) {
  /**
   * Does one stage.
   *
   * @param results of earlier stages; gets this one's
   * @return false where a dry run cannot look further, as this stage's results are not there
   */
  public boolean run(Stage stage, Results results) throws IOException {
    List<Step> todo = new ArrayList<>();
    List<Step> steps = stage.steps(results);
    for (Step step : steps) {
      Optional<DoneStep> done = journal.find(step.id(), step.fingerprint());
      switch (selection.choose(stage.name(), step.id())) {
        case REDO -> todo.add(step);
        case LEAVE -> done.ifPresent(found -> keep(step, found, results));
        case DO -> {
          if (done.isPresent()) {
            keep(step, done.get(), results);
          } else {
            todo.add(step);
          }
        }
      }
    }
    listener.stage(stage.name(), steps.size(), todo.size());
    if (dry && stage.name() == StageName.VERSION) {
      // Nothing can be said without it; found again by the run that does it.
      stage.run(todo, results, new Unrecorded(results));
      return true;
    }
    if (dry) {
      todo.forEach(step -> listener.would(stage.name(), step.id()));
      return todo.isEmpty();
    }
    if (!todo.isEmpty()) {
      perform(stage, todo, results);
    }
    return true;
  }

  private void keep(Step step, DoneStep done, Results results) {
    results.add(done);
    listener.kept(step, done);
  }

  private void perform(Stage stage, List<Step> todo, Results results) throws IOException {
    StepRecorder recorder = new StepRecorder(journal, logs, listener, clock);
    try {
      stage.run(todo, results, recorder);
    } catch (IOException | RuntimeException e) {
      RuntimeException told = WorkFailure.of(stage.name(), e);
      recorder.failed(String.valueOf(told.getMessage()));
      throw told;
    }
    recorder.results().forEach(results::add);
  }

  /**
   * Takes what shards have made, and makes nothing.
   *
   * @throws io.k8s.pkgbuilder.diagnostic.DiagnosticException of category USAGE when some is missing
   */
  public void collect(Stage stage, Results results) throws IOException {
    List<Step> steps = stage.steps(results);
    List<String> missing = new ArrayList<>();
    for (Step step : steps) {
      find(stage, step)
          .ifPresentOrElse(found -> keep(step, found, results), () -> missing.add(step.id()));
    }
    if (!missing.isEmpty()) {
      throw Diagnostic.of(
              Category.USAGE,
              "shards have not made "
                  + missing.get(0)
                  + (missing.size() == 1 ? "" : " and " + (missing.size() - 1) + " more"))
          .hint("run 'release --shard I/N' for every I from 1 to N, with the same other options")
          .asException();
    }
    listener.stage(stage.name(), steps.size(), 0);
  }

  /** Another machine's inputs need not be on this one: what it made of them is recorded. */
  private Optional<DoneStep> find(Stage stage, Step step) throws IOException {
    return stage.name() == StageName.SOURCES
        ? journal.recorded(step.id()).stream()
            .filter(done -> done.fingerprint().equals(step.fingerprint()))
            .findFirst()
        : journal.find(step.id(), step.fingerprint());
  }

  /** Says of a stage whose steps cannot be known yet what a dry run would do. */
  public void outline(Stage stage) {
    listener.stage(stage.name(), stage.ids().size(), stage.ids().size());
    stage.ids().stream()
        .filter(id -> selection.choose(stage.name(), id) != Choice.LEAVE)
        .forEach(id -> listener.would(stage.name(), id));
  }
}
