package io.k8s.pkgbuilder.release;

import io.k8s.pkgbuilder.release.journal.RecordedFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Hears how the steps of a stage go on; called from several threads at once. */
public interface Recorder {
  /** A step begins. */
  void started(Step step) throws IOException;

  /** A line for the step's log. */
  void log(Step step, String line) throws IOException;

  /** A line for whoever watches. */
  void note(String text);

  /**
   * A step is done; returns when that cannot be lost any more.
   *
   * @param outputs on the disk
   * @param values for later stages
   */
  void done(Step step, List<RecordedFile> outputs, Map<String, String> values) throws IOException;
}
