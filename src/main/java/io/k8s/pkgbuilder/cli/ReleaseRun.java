package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.config.PackageConfig;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.plan.PlanRequest;
import io.k8s.pkgbuilder.plan.Planner;
import io.k8s.pkgbuilder.plan.Verification;
import io.k8s.pkgbuilder.release.ReleaseRunner;
import io.k8s.pkgbuilder.release.Results;
import io.k8s.pkgbuilder.release.Shard;
import io.k8s.pkgbuilder.release.Stage;
import io.k8s.pkgbuilder.release.StageName;
import io.k8s.pkgbuilder.release.report.ReleaseReport;
import io.k8s.pkgbuilder.release.stage.ShardWeights;
import io.k8s.pkgbuilder.release.stage.VersionStage;
import io.k8s.pkgbuilder.release.stage.WholeFile;
import io.k8s.pkgbuilder.sign.Signer;
import io.k8s.pkgbuilder.source.WantedBinary;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/** Does one release, as far as it can be known where nothing is done. */
final class ReleaseRun implements AutoCloseable {
  /** What shards have done when the rest is finished. */
  private static final Set<StageName> SHARDED = EnumSet.of(StageName.SOURCES, StageName.PACKAGE);

  private final World world;
  private final ReleaseOptions options;
  private final ReleaseFolder folder;
  private final Catalog catalog;
  private final Sources sources;
  private final ExecutorService workers;
  private final Optional<Shard> shard;
  private final KeptSteps kept;

  ReleaseRun(
      World world,
      ReleaseOptions options,
      ReleaseFolder folder,
      Optional<Shard> shard,
      KeptSteps kept) {
    this.world = world;
    this.options = options;
    this.folder = folder;
    this.shard = shard;
    this.kept = kept;
    this.workers = Workers.pool("release", options.jobs(world));
    this.catalog = Catalog.open(world, options.plan.platformConf());
    this.sources = new Sources(world, options.source, options.quiet || options.json());
  }

  /** Does its stages, one after the other. */
  void run(ReleaseRunner runner, Results results) throws IOException {
    Optional<String> typed = sources.typed(options.plan);
    SourceWords from = SourceWords.of(world, sources, typed);
    runner.run(version(typed, from), results);
    VersionStage.version(results).ifPresent(found -> options.plan.version = found);
    PlanRequest request = request();
    BuildPlan plan = Planner.plan(request);
    Optional<Signer> signer =
        options
            .signing
            .open(world, world.clock().instant())
            .map(one -> one.at(VersionStage.date(results)));
    BuildPlan own = shard.map(one -> part(plan, one, typed)).orElse(plan);
    ReleaseStages wiring =
        new ReleaseStages(world, options, folder.work(), catalog, sources, workers, shard);
    List<Stage> stages = wiring.list(request, own, signer, from, typed);
    try {
      run(stages, runner, results);
      report(own, results, runner, Optional.empty());
    } catch (DiagnosticException e) {
      report(own, results, runner, Optional.of(String.valueOf(e.getMessage())));
      throw e;
    }
  }

  private void run(List<Stage> stages, ReleaseRunner runner, Results results) throws IOException {
    boolean known = true;
    for (Stage stage : stages) {
      if (options.finish && SHARDED.contains(stage.name())) {
        runner.collect(stage, results);
      } else if (known) {
        known = runner.run(stage, results);
      } else {
        runner.outline(stage);
      }
    }
    if (shard.isEmpty() && options.previous().isEmpty()) {
      runner.listener().skipped(StageName.COMPARE, "not asked for: --previous says with what");
    }
    if (shard.isEmpty() && !options.publishes()) {
      runner.listener().skipped(StageName.PUBLISH, "not asked for: --to says where");
    }
  }

  /** A report that cannot be written spoils no release. */
  private void report(
      BuildPlan plan, Results results, ReleaseRunner runner, Optional<String> failure) {
    if (runner.dry() || shard.isPresent()) {
      return;
    }
    String html =
        new ReleaseReport(plan, results, kept.ids(), VersionCommand.line(), failure).html();
    try {
      WholeFile.write(folder.work().report(), html);
    } catch (IOException e) {
      runner.listener().note("there is no report: " + e.getMessage());
    }
  }

  /** Formats of one package on one platform stay together, as they share what is compressed. */
  private BuildPlan part(BuildPlan plan, Shard one, Optional<String> typed) {
    Map<String, Long> weights =
        new ShardWeights(plan).of(sources.sizes(typed, WantedBinary.of(plan)));
    Set<String> mine = one.of(weights);
    return new BuildPlan(
        plan.artifacts().stream()
            .filter(artifact -> mine.contains(ShardWeights.key(artifact)))
            .toList());
  }

  private VersionStage version(Optional<String> typed, SourceWords from) {
    Optional<Instant> epoch = SourceDateEpoch.of(world);
    return new VersionStage(
        typed.orElse("") + " of " + from.version() + " at " + epoch.map(Instant::toString),
        new VersionStage.Finder() {
          @Override
          public Optional<String> version() {
            return sources.version(typed).or(() -> typed);
          }

          @Override
          public Instant date() {
            return epoch.orElse(world.clock().instant()).truncatedTo(ChronoUnit.SECONDS);
          }
        });
  }

  private PlanRequest request() {
    Diagnostics usage = new Diagnostics();
    Diagnostics configuration = new Diagnostics();
    ConfigChoice choice = new ConfigChoice(world, catalog, options.plan.conf());
    List<PackageConfig> configs =
        options.components.isEmpty()
            ? choice.readAll(configuration)
            : choice.read(options.components, configuration);
    Verification verification = options.source.verification(usage);
    PlanRequest request =
        new Requests(world, catalog, options.plan, usage).of(configs).verified(verification);
    configuration.list().forEach(usage::add);
    usage.throwIfAny();
    return request;
  }

  @Override
  public void close() throws IOException {
    workers.shutdownNow();
    sources.close();
    catalog.close();
  }
}
