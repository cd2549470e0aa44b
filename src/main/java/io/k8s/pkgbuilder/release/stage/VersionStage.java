package io.k8s.pkgbuilder.release.stage;

import io.k8s.pkgbuilder.release.Fingerprint;
import io.k8s.pkgbuilder.release.Recorder;
import io.k8s.pkgbuilder.release.Results;
import io.k8s.pkgbuilder.release.Stage;
import io.k8s.pkgbuilder.release.StageName;
import io.k8s.pkgbuilder.release.Step;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which version it is, and the moment that signatures and indices have. Found once: a marker such
 * as stable may mean another version tomorrow, and a release that is taken up again is still the
 * same.
 *
 * @param asked what decides it: the user's words, a checkout's state
 */
public record VersionStage(String asked, Finder finder) implements Stage {
  private static final String ID = StageName.VERSION.word();
  private static final String VERSION = "version";
  private static final String DATE = "date";

  /** Finds out. */
  public interface Finder {
    /**
     * The Kubernetes version in a form that options take; empty where each package has its own. May
     * ask a server.
     */
    Optional<String> version();

    /** In whole seconds. */
    Instant date();
  }

  @Override
  public StageName name() {
    return StageName.VERSION;
  }

  @Override
  public List<String> ids() {
    return List.of(ID);
  }

  @Override
  public List<Step> steps(Results earlier) {
    return List.of(new Step(name(), ID, new Fingerprint().add("asked", asked).hex()));
  }

  @Override
  public void run(List<Step> todo, Results earlier, Recorder recorder) throws IOException {
    for (Step step : todo) {
      recorder.started(step);
      recorder.done(
          step,
          List.of(),
          Map.of(VERSION, finder.version().orElse(""), DATE, finder.date().toString()));
    }
  }

  /** What was found. */
  public static Optional<String> version(Results results) {
    return Optional.of(results.get(ID).values().getOrDefault(VERSION, ""))
        .filter(text -> !text.isEmpty());
  }

  /** The moment that was found. */
  public static Instant date(Results results) {
    return Instant.parse(results.get(ID).values().getOrDefault(DATE, ""));
  }
}
