package io.k8s.pkgbuilder.release;

import io.k8s.pkgbuilder.release.journal.DoneStep;
import io.k8s.pkgbuilder.release.journal.Journal;
import io.k8s.pkgbuilder.release.journal.RecordedFile;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps journal, logs and listener together. Thread-safe. */
final class StepRecorder implements Recorder {
  private final Journal journal;
  private final StepLogs logs;
  private final ReleaseListener listener;
  private final Clock clock;
  private final Map<Step, Instant> running = new LinkedHashMap<>();
  private final List<DoneStep> done = new ArrayList<>();

  StepRecorder(Journal journal, StepLogs logs, ReleaseListener listener, Clock clock) {
    this.journal = journal;
    this.logs = logs;
    this.listener = listener;
    this.clock = clock;
  }

  @Override
  public synchronized void started(Step step) throws IOException {
    Instant now = clock.instant();
    running.put(step, now);
    journal.started(step.id(), step.fingerprint(), now);
    logs.begin(step, now);
    listener.started(step);
  }

  @Override
  public synchronized void log(Step step, String line) throws IOException {
    logs.line(step, clock.instant(), line);
  }

  @Override
  public void note(String text) {
    listener.note(text);
  }

  @Override
  public synchronized void done(Step step, List<RecordedFile> outputs, Map<String, String> values)
      throws IOException {
    Instant now = clock.instant();
    Instant start = Optional.ofNullable(running.remove(step)).orElse(now);
    // A clock that jumped back says nothing of how long it took.
    Duration took = start.isAfter(now) ? Duration.ZERO : Duration.between(start, now);
    DoneStep record = new DoneStep(step.id(), step.fingerprint(), outputs, values, now, took);
    journal.done(record);
    logs.end(step, record);
    done.add(record);
    listener.done(step, record);
  }

  /** What was running is not done. The journal may be what failed, on a full disk. */
  synchronized void failed(String why) {
    Instant now = clock.instant();
    for (Step step : running.keySet()) {
      listener.failed(step, why);
      try {
        logs.line(step, now, "failed: " + why);
        journal.failed(step.id(), step.fingerprint(), now);
      } catch (IOException e) {
        listener.note("the journal cannot be written: " + e.getMessage());
        return;
      }
    }
  }

  synchronized List<DoneStep> results() {
    return List.copyOf(done);
  }
}
