package io.k8s.pkgbuilder.release.stage;

import io.k8s.pkgbuilder.content.FileContent;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.release.Fingerprint;
import io.k8s.pkgbuilder.release.Recorder;
import io.k8s.pkgbuilder.release.Results;
import io.k8s.pkgbuilder.release.Stage;
import io.k8s.pkgbuilder.release.StageName;
import io.k8s.pkgbuilder.release.Step;
import io.k8s.pkgbuilder.release.journal.RecordedFile;
import io.k8s.pkgbuilder.release.journal.WorkFiles;
import io.k8s.pkgbuilder.source.BinaryLayout;
import io.k8s.pkgbuilder.source.BinarySource;
import io.k8s.pkgbuilder.source.ResolvedBinaries;
import io.k8s.pkgbuilder.source.ResolvedFile;
import io.k8s.pkgbuilder.source.WantedBinary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Finds every binary once, and records its digest: what later stages take is what was found.
 *
 * @param from the source in the user's words; another one is another input
 * @param layout where copies go of what comes from afar; empty for a local build, which is taken
 *     from where it is
 * @param executor digests files side by side
 */
public record SourcesStage(
    BuildPlan plan,
    String from,
    BinarySource source,
    Optional<Path> layout,
    WorkFiles files,
    Executor executor)
    implements Stage {
  @Override
  public StageName name() {
    return StageName.SOURCES;
  }

  @Override
  public List<String> ids() {
    return List.copyOf(ArtifactSteps.sources(plan).keySet());
  }

  @Override
  public List<Step> steps(Results earlier) {
    List<Step> steps = new ArrayList<>();
    ArtifactSteps.sources(plan)
        .forEach((id, wanted) -> steps.add(new Step(name(), id, fingerprint(wanted))));
    return steps;
  }

  private String fingerprint(WantedBinary wanted) {
    // The request without its location: where in a file it is written decides nothing.
    return new Fingerprint()
        .add("from", from)
        .add("platform", wanted.platform().name())
        .add("name", wanted.request().name())
        .add("version", wanted.request().version())
        .add("local", wanted.request().local())
        .add("url", wanted.request().url())
        .add("member", wanted.request().member())
        .add("excludes", wanted.request().excludes())
        .hex();
  }

  @Override
  public void run(List<Step> todo, Results earlier, Recorder recorder) throws IOException {
    Map<String, WantedBinary> all = ArtifactSteps.sources(plan);
    Map<Step, WantedBinary> wanted = new LinkedHashMap<>();
    for (Step step : todo) {
      wanted.put(step, all.get(step.id()));
      recorder.started(step);
    }
    ResolvedBinaries found = source.resolve(wanted.values());
    found.notes().forEach(recorder::note);
    List<Parallel.Task> tasks = new ArrayList<>();
    wanted.forEach(
        (step, one) ->
            tasks.add(
                () -> record(step, one, found.files(one.request(), one.platform()), recorder)));
    Parallel.run(tasks, executor);
  }

  private void record(Step step, WantedBinary wanted, List<ResolvedFile> found, Recorder recorder)
      throws IOException {
    List<Path> paths = paths(wanted, found);
    List<RecordedFile> outputs = new ArrayList<>();
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < found.size(); i++) {
      RecordedFile output = files.record(paths.get(i));
      outputs.add(output);
      values.put(RecordedSource.key(output), found.get(i).modified() + " " + found.get(i).origin());
    }
    recorder.done(step, outputs, values);
  }

  private List<Path> paths(WantedBinary wanted, List<ResolvedFile> found) {
    if (layout.isPresent()) {
      return new BinaryLayout(layout.get()).write(wanted, found);
    }
    return found.stream()
        .map(
            file -> {
              if (file.content() instanceof FileContent local) {
                return local.path();
              }
              throw new IllegalArgumentException(file.origin() + " is no file of a local build");
            })
        .toList();
  }
}
