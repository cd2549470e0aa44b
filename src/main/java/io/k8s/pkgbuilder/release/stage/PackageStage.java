package io.k8s.pkgbuilder.release.stage;

import io.k8s.pkgbuilder.build.BuildListener;
import io.k8s.pkgbuilder.format.BuiltArtifact;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.release.Fingerprint;
import io.k8s.pkgbuilder.release.Recorder;
import io.k8s.pkgbuilder.release.Results;
import io.k8s.pkgbuilder.release.Stage;
import io.k8s.pkgbuilder.release.StageName;
import io.k8s.pkgbuilder.release.Step;
import io.k8s.pkgbuilder.release.journal.RecordedFile;
import io.k8s.pkgbuilder.release.journal.WorkFiles;
import io.k8s.pkgbuilder.sign.Signer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the packages, all that are to be done in one build, so that formats share what they
 * compress.
 *
 * @param tool this program with its version: another one may make other bytes
 * @param signer of packages; its signatures have its date
 */
public record PackageStage(
    BuildPlan plan,
    ConfigDigests configuration,
    String tool,
    Optional<Signer> signer,
    Packager packager,
    WorkFiles files)
    implements Stage {
  @Override
  public StageName name() {
    return StageName.PACKAGE;
  }

  @Override
  public List<String> ids() {
    return List.copyOf(ArtifactSteps.artifacts(name(), plan).keySet());
  }

  @Override
  public List<Step> steps(Results earlier) throws IOException {
    RecordedSource inputs = new RecordedSource(plan, earlier, files);
    String key = signer.map(one -> one.fingerprint().toString()).orElse("none");
    String date =
        signer.isEmpty() ? "none" : String.valueOf(VersionStage.date(earlier).getEpochSecond());
    List<Step> steps = new ArrayList<>();
    for (Map.Entry<String, ArtifactPlan> one : ArtifactSteps.artifacts(name(), plan).entrySet()) {
      Fingerprint fingerprint =
          new Fingerprint()
              .add("tool", tool)
              .add("configuration", configuration.of(one.getValue()))
              .add("inputs", inputs.fingerprint(one.getValue()))
              .add("key", key)
              .add("date", date);
      steps.add(new Step(name(), one.getKey(), fingerprint.hex()));
    }
    return steps;
  }

  @Override
  public void run(List<Step> todo, Results earlier, Recorder recorder) throws IOException {
    Map<Step, ArtifactPlan> wanted = ArtifactSteps.artifacts(todo, plan);
    List<ArtifactPlan> artifacts = List.copyOf(wanted.values());
    Map<String, Step> byFile = new HashMap<>();
    wanted.forEach((step, artifact) -> byFile.put(artifact.fileName(), step));
    packager.build(
        new BuildPlan(artifacts),
        new RecordedSource(plan, earlier, files),
        signer,
        new Listener(byFile, recorder, files));
  }

  /** From files of a build to steps of a release. */
  private record Listener(Map<String, Step> steps, Recorder recorder, WorkFiles files)
      implements BuildListener {
    @Override
    public void note(String text) {
      recorder.note(text);
    }

    @Override
    public void started(ArtifactPlan artifact) {
      try {
        recorder.started(step(artifact.fileName()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void finished(BuiltArtifact built) {
      try {
        recorder.done(
            step(String.valueOf(built.file().getFileName())),
            List.of(files.record(built.file(), built.sha256())),
            Map.of());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private Step step(String file) {
      return Optional.ofNullable(steps.get(file))
          .orElseThrow(() -> new IllegalArgumentException("no step makes " + file));
    }
  }

  /** The packages, by their plans, in the plan's order; all must be done. */
  public static Map<ArtifactPlan, RecordedFile> packages(BuildPlan plan, Results results) {
    Map<ArtifactPlan, RecordedFile> packages = new LinkedHashMap<>();
    ArtifactSteps.artifacts(StageName.PACKAGE, plan)
        .forEach((id, artifact) -> packages.put(artifact, results.get(id).outputs().get(0)));
    return packages;
  }

  /** One package, if it is done. */
  public static Optional<RecordedFile> find(ArtifactPlan artifact, Results results) {
    return results
        .find(ArtifactSteps.id(StageName.PACKAGE, artifact))
        .map(done -> done.outputs().get(0));
  }
}
