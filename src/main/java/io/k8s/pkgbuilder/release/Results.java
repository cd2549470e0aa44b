package io.k8s.pkgbuilder.release;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.release.journal.DoneStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the steps so far have made. Not thread-safe. */
public final class Results {
  private final Map<String, DoneStep> done = new LinkedHashMap<>();

  void add(DoneStep step) {
    done.put(step.step(), step);
  }

  /** A step's, if it is done. */
  public Optional<DoneStep> find(String id) {
    return Optional.ofNullable(done.get(id));
  }

  /**
   * A step's.
   *
   * @throws io.k8s.pkgbuilder.diagnostic.DiagnosticException of category USAGE when it is not done
   */
  public DoneStep get(String id) {
    return find(id)
        .orElseThrow(
            () ->
                Diagnostic.of(Category.USAGE, "step '" + id + "' is not done, and is needed")
                    .hint("run it too: without --only, --skip and --from-step all is done")
                    .asException());
  }

  /** Those of one stage, in their order. */
  public List<DoneStep> of(StageName stage) {
    return done.values().stream()
        .filter(
            step -> step.step().equals(stage.word()) || step.step().startsWith(stage.word() + "/"))
        .toList();
  }
}
