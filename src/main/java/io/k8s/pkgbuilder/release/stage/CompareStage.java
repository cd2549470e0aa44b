package io.k8s.pkgbuilder.release.stage;

import io.k8s.pkgbuilder.compare.PackageSet;
import io.k8s.pkgbuilder.compare.SetDiff;
import io.k8s.pkgbuilder.compare.Significance;
import io.k8s.pkgbuilder.compare.render.DiffHtml;
import io.k8s.pkgbuilder.compare.render.DiffJson;
import io.k8s.pkgbuilder.compare.render.DiffText;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.release.Fingerprint;
import io.k8s.pkgbuilder.release.Recorder;
import io.k8s.pkgbuilder.release.Results;
import io.k8s.pkgbuilder.release.Stage;
import io.k8s.pkgbuilder.release.StageName;
import io.k8s.pkgbuilder.release.Step;
import io.k8s.pkgbuilder.release.WorkDirectory;
import io.k8s.pkgbuilder.release.journal.RecordedFile;
import io.k8s.pkgbuilder.release.journal.WorkFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Explains what differs from the previous release; decides nothing.
 *
 * @param previous the packages of the previous release
 * @param comparer wired by the caller
 */
public record CompareStage(
    BuildPlan plan,
    String tool,
    PackageSet previous,
    Comparer comparer,
    WorkDirectory work,
    WorkFiles files)
    implements Stage {
  /** The value that says it in one line. */
  public static final String SUMMARY = "summary";

  /** The value that says it in many. */
  public static final String TEXT = "text";

  private static final String ID = StageName.COMPARE.word();

  /** Compares two sets. */
  public interface Comparer {
    /** What differs. */
    SetDiff compare(PackageSet before, PackageSet after);
  }

  @Override
  public StageName name() {
    return StageName.COMPARE;
  }

  @Override
  public List<String> ids() {
    return List.of(ID);
  }

  @Override
  public List<Step> steps(Results earlier) throws IOException {
    Fingerprint fingerprint = new Fingerprint().add("tool", tool).add("name", previous.name());
    for (PackageSet.Member member : previous.members()) {
      fingerprint.add(member.name(), files.stamp(member.file()));
    }
    PackageStage.packages(plan, earlier)
        .forEach((artifact, file) -> fingerprint.add(artifact.fileName(), file.sha256()));
    return List.of(new Step(name(), ID, fingerprint.hex()));
  }

  @Override
  public void run(List<Step> todo, Results earlier, Recorder recorder) throws IOException {
    for (Step step : todo) {
      recorder.started(step);
      List<PackageSet.Member> now = new ArrayList<>();
      PackageStage.packages(plan, earlier)
          .forEach(
              (artifact, file) ->
                  now.add(new PackageSet.Member(artifact.fileName(), files.path(file))));
      SetDiff diff = comparer.compare(previous, new PackageSet("this release", now));
      StringBuilder text = new StringBuilder();
      new DiffText(Significance.NOTABLE, false).write(diff, text);
      StringBuilder json = new StringBuilder();
      DiffJson.write(diff, json);
      StringBuilder html = new StringBuilder();
      DiffHtml.write(diff, html);
      recorder.note(summary(diff));
      recorder.done(
          step,
          List.of(
              written("diff.txt", text), written("diff.json", json), written("diff.html", html)),
          Map.of(SUMMARY, summary(diff), TEXT, text.toString()));
    }
  }

  private RecordedFile written(String name, StringBuilder text) throws IOException {
    Path file = work.comparison().resolve(name);
    WholeFile.write(file, text.toString());
    return files.record(file);
  }

  private static String summary(SetDiff diff) {
    List<String> counts = new ArrayList<>();
    for (Significance one : Significance.values()) {
      counts.add(0, String.format(Locale.ROOT, "%d %s", diff.count(one), one.word()));
    }
    return "differences from " + diff.before() + ": " + String.join(", ", counts);
  }
}
