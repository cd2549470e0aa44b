package io.k8s.pkgbuilder.release.stage;

import io.k8s.pkgbuilder.publish.Publication;
import io.k8s.pkgbuilder.publish.Published;
import io.k8s.pkgbuilder.release.Fingerprint;
import io.k8s.pkgbuilder.release.Recorder;
import io.k8s.pkgbuilder.release.Results;
import io.k8s.pkgbuilder.release.Stage;
import io.k8s.pkgbuilder.release.StageName;
import io.k8s.pkgbuilder.release.Step;
import io.k8s.pkgbuilder.release.WorkDirectory;
import io.k8s.pkgbuilder.release.journal.DoneStep;
import io.k8s.pkgbuilder.release.journal.RecordedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Brings the finished tree to clients.
 *
 * @param target in the user's words
 */
public record PublishStage(String target, Delivery delivery, WorkDirectory work) implements Stage {
  private static final String ID = StageName.PUBLISH.word();

  /** Publishes a tree, or says what that would do. */
  public interface Delivery {
    /** Brings it there; only what changed is sent. */
    Published deliver(Path tree) throws IOException;
  }

  @Override
  public StageName name() {
    return StageName.PUBLISH;
  }

  @Override
  public List<String> ids() {
    return List.of(ID);
  }

  @Override
  public List<Step> steps(Results earlier) {
    Fingerprint fingerprint = new Fingerprint().add("target", target);
    for (StageName stage : List.of(StageName.REPOSITORY, StageName.SIGN)) {
      // Without the repository there is nothing to publish; checksums may have been left out.
      List<RecordedFile> outputs =
          stage == StageName.REPOSITORY
              ? earlier.get(stage.word()).outputs()
              : earlier.find(stage.word()).map(DoneStep::outputs).orElse(List.of());
      outputs.forEach(file -> fingerprint.add(file.path(), file.sha256()));
    }
    return List.of(new Step(name(), ID, fingerprint.hex()));
  }

  @Override
  public void run(List<Step> todo, Results earlier, Recorder recorder) throws IOException {
    for (Step step : todo) {
      recorder.started(step);
      Published published = delivery.deliver(work.tree());
      Publication publication = published.publication();
      String what =
          publication.uploads().size()
              + (published.mock() ? " files would be sent to " : " files sent to ")
              + published.target()
              + ", "
              + publication.unchanged().size()
              + " are there already";
      recorder.log(step, what);
      if (published.mock()) {
        // Not done: the run with --nomock does it.
        recorder.note(what + "; --nomock does it");
      } else {
        recorder.done(step, List.of(), Map.of("published", what));
      }
    }
  }
}
