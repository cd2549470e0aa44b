package io.k8s.pkgbuilder.release;

import java.io.IOException;
import java.util.List;

/** Steps of one kind, which may be done side by side. The extension point of this room. */
public interface Stage {
  /** Which it is. */
  StageName name();

  /** Its steps' identities, known before anything is done. */
  List<String> ids();

  /**
   * Its steps, by what earlier stages made.
   *
   * @throws io.k8s.pkgbuilder.diagnostic.DiagnosticException when one of those is missing
   */
  List<Step> steps(Results earlier) throws IOException;

  /**
   * Does some of its steps. Doing one again, whatever became of the last time, makes the same.
   *
   * @param todo of {@link #steps}, one or more
   * @param recorder hears of each step as it starts and as it is done
   */
  void run(List<Step> todo, Results earlier, Recorder recorder) throws IOException;
}
