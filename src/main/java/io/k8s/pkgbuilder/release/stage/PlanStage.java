package io.k8s.pkgbuilder.release.stage;

import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.plan.PlanJson;
import io.k8s.pkgbuilder.release.Fingerprint;
import io.k8s.pkgbuilder.release.Recorder;
import io.k8s.pkgbuilder.release.Results;
import io.k8s.pkgbuilder.release.Stage;
import io.k8s.pkgbuilder.release.StageName;
import io.k8s.pkgbuilder.release.Step;
import io.k8s.pkgbuilder.release.WorkDirectory;
import io.k8s.pkgbuilder.release.journal.WorkFiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes the plan down, where people and tools can look at it. */
public record PlanStage(
    BuildPlan plan, ConfigDigests configuration, WorkDirectory work, WorkFiles files)
    implements Stage {
  private static final String ID = StageName.PLAN.word();

  @Override
  public StageName name() {
    return StageName.PLAN;
  }

  @Override
  public List<String> ids() {
    return List.of(ID);
  }

  @Override
  public List<Step> steps(Results earlier) throws IOException {
    Fingerprint fingerprint = new Fingerprint();
    for (ArtifactPlan artifact : plan.artifacts()) {
      fingerprint.add(artifact.fileName(), configuration.of(artifact));
    }
    return List.of(new Step(name(), ID, fingerprint.hex()));
  }

  @Override
  public void run(List<Step> todo, Results earlier, Recorder recorder) throws IOException {
    for (Step step : todo) {
      recorder.started(step);
      WholeFile.write(work.plan(), PlanJson.render(plan));
      recorder.done(
          step,
          List.of(files.record(work.plan())),
          Map.of("packages", String.valueOf(plan.artifacts().size())));
    }
  }
}
