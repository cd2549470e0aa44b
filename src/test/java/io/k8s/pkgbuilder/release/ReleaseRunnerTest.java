package io.k8s.pkgbuilder.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.release.journal.DoneStep;
import io.k8s.pkgbuilder.release.journal.Journal;
import io.k8s.pkgbuilder.release.journal.WorkFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseRunnerTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-02-03T04:05:06Z"), ZoneOffset.UTC);

  @TempDir Path root = Path.of("");
  private final List<String> heard = new ArrayList<>();
  private String failing = "";

  /** Two steps, whose outputs are files of their names. */
  private final class Pair implements Stage {
    private final StageName name;
    private final String input;

    Pair(StageName name, String input) {
      this.name = name;
      this.input = input;
    }

    @Override
    public StageName name() {
      return name;
    }

    @Override
    public List<String> ids() {
      return List.of(name.word() + "/a", name.word() + "/b");
    }

    @Override
    public List<Step> steps(Results earlier) {
      return ids().stream().map(id -> new Step(name, id, input)).toList();
    }

    @Override
    public void run(List<Step> todo, Results earlier, Recorder recorder) throws IOException {
      WorkFiles files = new WorkFiles(root);
      for (Step step : todo) {
        recorder.started(step);
        if (step.id().equals(failing)) {
          throw new IOException("No space left on device");
        }
        Path output = root.resolve(step.id().replace('/', '-'));
        Files.writeString(output, input);
        recorder.done(step, List.of(files.record(output)), Map.of());
      }
    }
  }

  private final class Heard implements ReleaseListener {
    @Override
    public void stage(StageName stage, int steps, int todo) {
      heard.add(stage.word() + " " + todo + " of " + steps);
    }

    @Override
    public void kept(Step step, DoneStep done) {
      heard.add("kept " + step.id());
    }

    @Override
    public void started(Step step) {}

    @Override
    public void done(Step step, DoneStep done) {
      heard.add("done " + step.id());
    }

    @Override
    public void failed(Step step, String why) {
      heard.add("failed " + step.id());
    }

    @Override
    public void would(StageName stage, String id) {
      heard.add("would " + id);
    }

    @Override
    public void skipped(StageName stage, String why) {}

    @Override
    public void note(String text) {
      heard.add(text);
    }
  }

  private List<String> run(StepSelection selection, String input) throws IOException {
    return run(selection, input, false);
  }

  private List<String> run(StepSelection selection, String input, boolean dry) throws IOException {
    heard.clear();
    try (Journal journal = Journal.open(root.resolve("journal"), "main", new WorkFiles(root))) {
      ReleaseRunner runner =
          new ReleaseRunner(
              journal, new StepLogs(root.resolve("logs")), selection, new Heard(), CLOCK, dry);
      Results results = new Results();
      runner.run(new Pair(StageName.PACKAGE, input), results);
      runner.run(new Pair(StageName.VERIFY, input), results);
    }
    return heard;
  }

  private static StepSelection only(String... patterns) {
    return new StepSelection(Optional.empty(), List.of(patterns), List.of());
  }

  @Test
  void doesEverythingOnce() throws IOException {
    assertThat(run(StepSelection.ALL, "1"))
        .containsExactly(
            "package 2 of 2",
            "done package/a",
            "done package/b",
            "verify 2 of 2",
            "done verify/a",
            "done verify/b");
    assertThat(run(StepSelection.ALL, "1"))
        .containsExactly(
            "kept package/a",
            "kept package/b",
            "package 0 of 2",
            "kept verify/a",
            "kept verify/b",
            "verify 0 of 2");
  }

  @Test
  void doesAgainWhatHasOtherInputsAndNothingElse() throws IOException {
    run(StepSelection.ALL, "1");
    Files.delete(root.resolve("verify-b"));
    assertThat(run(StepSelection.ALL, "1"))
        .containsExactly(
            "kept package/a",
            "kept package/b",
            "package 0 of 2",
            "kept verify/a",
            "verify 1 of 2",
            "done verify/b");
    assertThat(run(StepSelection.ALL, "2")).doesNotContain("kept package/a", "kept verify/a");
  }

  @Test
  void goesOnBehindWhatFailed() throws IOException {
    failing = "package/b";
    assertThatThrownBy(() -> run(StepSelection.ALL, "1"))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("package: the disk is full");
    assertThat(heard).containsExactly("package 2 of 2", "done package/a", "failed package/b");
    failing = "";
    assertThat(run(StepSelection.ALL, "1")).contains("kept package/a", "done package/b");
    assertThat(Files.readString(root.resolve("logs/package-b.log")))
        .contains("failed: ")
        .contains("done in 0 ms");
  }

  @Test
  void leavesOutWhatIsNotChosen() throws IOException {
    assertThat(run(only("package/a"), "1"))
        .containsExactly("package 1 of 2", "done package/a", "verify 0 of 2");
    assertThat(run(new StepSelection(Optional.empty(), List.of(), List.of("verify", "*/b")), "1"))
        .containsExactly("kept package/a", "package 0 of 2", "verify 0 of 2");
  }

  @Test
  void beginsWhereItIsTold() throws IOException {
    run(StepSelection.ALL, "1");
    assertThat(run(new StepSelection(Optional.of(StageName.VERIFY), List.of(), List.of()), "1"))
        .containsExactly(
            "kept package/a",
            "kept package/b",
            "package 0 of 2",
            "verify 2 of 2",
            "done verify/a",
            "done verify/b");
  }

  @Test
  void aDryRunDoesNothing() throws IOException {
    assertThat(run(StepSelection.ALL, "1", true)).contains("would package/a", "would verify/b");
    assertThat(root.resolve("package-a")).doesNotExist();
    assertThat(root.resolve("logs")).doesNotExist();
  }

  @Test
  void collectsWhatShardsMade() throws IOException {
    run(only("package/a"), "1");
    try (Journal journal = Journal.open(root.resolve("journal"), "main", new WorkFiles(root))) {
      ReleaseRunner runner =
          new ReleaseRunner(
              journal,
              new StepLogs(root.resolve("logs")),
              StepSelection.ALL,
              new Heard(),
              CLOCK,
              false);
      assertThatThrownBy(() -> runner.collect(new Pair(StageName.PACKAGE, "1"), new Results()))
          .isInstanceOf(DiagnosticException.class)
          .hasMessageContaining("shards have not made package/b");
    }
  }

  @Test
  void whatIsNeededAndNotDoneIsAnError() {
    assertThatThrownBy(() -> new Results().get("package/a"))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("step 'package/a' is not done, and is needed");
  }

  @Test
  void aStepThatDoesNotExistIsAnError() {
    assertThatThrownBy(() -> only("pakcage").check())
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("there is no step 'pakcage'");
  }
}
