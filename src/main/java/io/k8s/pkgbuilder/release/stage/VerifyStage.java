package io.k8s.pkgbuilder.release.stage;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.release.Fingerprint;
import io.k8s.pkgbuilder.release.Recorder;
import io.k8s.pkgbuilder.release.Results;
import io.k8s.pkgbuilder.release.Stage;
import io.k8s.pkgbuilder.release.StageName;
import io.k8s.pkgbuilder.release.Step;
import io.k8s.pkgbuilder.release.journal.WorkFiles;
import io.k8s.pkgbuilder.repo.PackageVerifier;
import io.k8s.pkgbuilder.sign.Keyring;
import io.k8s.pkgbuilder.sign.Signer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Reads every package back as a stranger would: it is called as planned, holds every planned file,
 * the binaries in it are the inputs byte for byte, and its signature is the key's.
 */
public record VerifyStage(
    BuildPlan plan, String tool, Optional<Signer> signer, WorkFiles files, Executor executor)
    implements Stage {
  @Override
  public StageName name() {
    return StageName.VERIFY;
  }

  @Override
  public List<String> ids() {
    return List.copyOf(ArtifactSteps.artifacts(name(), plan).keySet());
  }

  @Override
  public List<Step> steps(Results earlier) {
    List<Step> steps = new ArrayList<>();
    PackageStage.packages(plan, earlier)
        .forEach(
            (artifact, file) ->
                steps.add(
                    new Step(
                        name(),
                        ArtifactSteps.id(name(), artifact),
                        new Fingerprint()
                            .add("tool", tool)
                            .add("file", artifact.fileName())
                            .add("sha256", file.sha256())
                            .hex())));
    return steps;
  }

  @Override
  public void run(List<Step> todo, Results earlier, Recorder recorder) throws IOException {
    RecordedSource inputs = new RecordedSource(plan, earlier, files);
    List<Parallel.Task> tasks = new ArrayList<>();
    ArtifactSteps.artifacts(todo, plan)
        .forEach(
            (step, artifact) ->
                tasks.add(
                    () -> {
                      recorder.started(step);
                      verify(artifact, inputs, earlier);
                      recorder.done(step, List.of(), Map.of());
                    }));
    Parallel.run(tasks, executor);
  }

  private void verify(ArtifactPlan artifact, RecordedSource inputs, Results earlier) {
    Path file = files.path(PackageStage.find(artifact, earlier).orElseThrow());
    try {
      new ReadBack(artifact, inputs.inputs(artifact)).check(file);
      if (signer.isPresent() && !artifact.format().equals("tar")) {
        Keyring keyring = new Keyring(List.of(signer.get().certificate()));
        new PackageVerifier(keyring, VersionStage.date(earlier)).verify(file);
      }
    } catch (IOException e) {
      throw Diagnostic.of(Category.PACKAGING, "'" + file + "' is not as planned: " + e.getMessage())
          .hint("nothing is published; run again to make it anew, and report it if it comes back")
          .asException();
    }
  }
}
