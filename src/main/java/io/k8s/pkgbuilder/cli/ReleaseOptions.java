package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.release.Shard;
import io.k8s.pkgbuilder.release.StageName;
import io.k8s.pkgbuilder.release.StepSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code release} is told, as typed. */
final class ReleaseOptions {
  @Mixin PlanOptions plan = new PlanOptions();

  @Option(
      names = "--components",
      split = ",",
      paramLabel = "NAME",
      description = "Packages to release; every one by default.")
  List<String> components = new ArrayList<>();

  @Mixin SourceOptions source = new SourceOptions();
  @Mixin SigningOptions signing = new SigningOptions();
  @Mixin RepoOptions repo = new RepoOptions();
  @Mixin PublishOptions publish = new PublishOptions();

  @Option(
      names = "--previous",
      paramLabel = "WHERE",
      description = "The previous release, as in 'diff': what differs from it is reported.")
  private @Nullable String previous;

  @Option(
      names = "--extend",
      paramLabel = "REPO",
      description =
          "Begin with this repository, e.g. a copy of the published one; its indices are enough. It"
              + " stays as it is.")
  private @Nullable String extend;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Where the release is made and can be taken up again; release by default.")
  private @Nullable String work;

  @Option(names = "--list-steps", description = "Say which steps there are, and do nothing.")
  boolean listSteps;

  @Option(
      names = "--from-step",
      paramLabel = "STEP",
      description = "Begin here: what is before must be done, the rest is done again.")
  private @Nullable String from;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "STEP",
      description = "Do these alone: steps, or globs such as 'package/kubelet/*'.")
  private List<String> only = new ArrayList<>();

  @Option(names = "--skip", split = ",", paramLabel = "STEP", description = "Leave these out.")
  private List<String> skip = new ArrayList<>();

  @Option(
      names = "--dry-run",
      description = "Say which steps would be done and which are done already; do nothing.")
  boolean dryRun;

  @Option(
      names = "--resume",
      description = "Go on in this folder, although it was begun with other options.")
  boolean resume;

  @Option(names = "--clean", description = "Begin anew: forget what this folder holds.")
  boolean clean;

  @Option(
      names = "--shard",
      paramLabel = "[I/]N",
      description =
          "Make the I-th of N parts of the packages; --finish does the rest when all are made."
              + " (I: $$JOB_COMPLETION_INDEX + 1)")
  private @Nullable String shard;

  @Option(names = "--finish", description = "Go on where all shards are made.")
  boolean finish;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "How many threads work; one per processor by default.")
  private @Nullable Integer jobs;

  @Option(
      names = "--piece-cache",
      paramLabel = "SIZE|off",
      description =
          "How much of what it compresses to keep for later builds; 1GiB by default."
              + " ($$PKGBUILDER_PIECE_CACHE)")
  private @Nullable String pieceCache;

  @Option(
      names = "--output",
      paramLabel = "text|json",
      description = "json: an event in each line of stdout; text by default.")
  private @Nullable String output;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress on stderr.")
  boolean quiet;

  Optional<String> previous() {
    return Optional.ofNullable(previous);
  }

  boolean publishes() {
    return publish.target().isPresent() || publish.command().isPresent();
  }

  Optional<String> extend() {
    return Optional.ofNullable(extend);
  }

  String work() {
    return Optional.ofNullable(work).orElse("release");
  }

  Optional<String> pieceCache() {
    return Optional.ofNullable(pieceCache);
  }

  boolean json() {
    return TextOrJson.json(Optional.ofNullable(output).orElse("text"));
  }

  int jobs(World world) {
    int number = Optional.ofNullable(jobs).orElse(world.processors());
    if (number < 1) {
      throw Diagnostic.of(Category.USAGE, "--jobs must be 1 or more").asException();
    }
    return number;
  }

  Optional<Shard> shard(World world) {
    if (shard == null) {
      return Optional.empty();
    }
    if (finish) {
      throw Diagnostic.of(Category.USAGE, "--shard and --finish at once")
          .hint("--finish is for afterwards, once")
          .asException();
    }
    if (world.variable("SOURCE_DATE_EPOCH").isEmpty()) {
      throw Diagnostic.of(Category.USAGE, "shards need one date for all of them")
          .hint("SOURCE_DATE_EPOCH=$(git log -1 --format=%ct), the same for every shard")
          .asException();
    }
    String word = shard.matches("[0-9]+") ? part(world, shard) : shard;
    try {
      return Optional.of(Shard.parse(word));
    } catch (IllegalArgumentException e) {
      throw Diagnostic.of(Category.USAGE, "--shard: " + e.getMessage()).asException();
    }
  }

  /** An Indexed Job of Kubernetes counts from 0. */
  private static String part(World world, String count) {
    String index =
        world
            .variable("JOB_COMPLETION_INDEX")
            .filter(text -> text.matches("[0-9]{1,4}"))
            .orElseThrow(
                () ->
                    Diagnostic.of(Category.USAGE, "--shard: which one of the " + count + "?")
                        .hint("write 1/" + count + ", or set JOB_COMPLETION_INDEX, from 0")
                        .asException());
    return Integer.parseInt(index) + 1 + "/" + count;
  }

  StepSelection selection() {
    Optional<StageName> start =
        Optional.ofNullable(from)
            .map(
                word ->
                    StageName.of(word)
                        .orElseThrow(() -> StepSelection.unknown(word).asException()));
    StepSelection selection = new StepSelection(start, only, skip);
    selection.check();
    return selection;
  }
}
