package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.build.BuildListener;
import io.k8s.pkgbuilder.config.PackageConfig;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.plan.PlanRequest;
import io.k8s.pkgbuilder.plan.Planner;
import io.k8s.pkgbuilder.release.ReleaseListener;
import io.k8s.pkgbuilder.release.ReleaseRunner;
import io.k8s.pkgbuilder.release.Results;
import io.k8s.pkgbuilder.release.Shard;
import io.k8s.pkgbuilder.release.Stage;
import io.k8s.pkgbuilder.release.StageName;
import io.k8s.pkgbuilder.release.journal.WorkFiles;
import io.k8s.pkgbuilder.release.stage.PackageStage;
import io.k8s.pkgbuilder.release.stage.PlanStage;
import io.k8s.pkgbuilder.release.stage.RepositoryStage;
import io.k8s.pkgbuilder.release.stage.ShardWeights;
import io.k8s.pkgbuilder.release.stage.SourcesStage;
import io.k8s.pkgbuilder.release.stage.VerifyStage;
import io.k8s.pkgbuilder.release.stage.VersionStage;
import io.k8s.pkgbuilder.repo.ExistingRepo;
import io.k8s.pkgbuilder.sign.Signer;
import io.k8s.pkgbuilder.source.BinarySource;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/** Wires the rooms for one release. */
final class ReleaseStages implements AutoCloseable {
  private static final ExistingRepo NEW =
      new ExistingRepo(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

  /** What shards have done when the rest is finished. */
  private static final Set<StageName> SHARDED = EnumSet.of(StageName.SOURCES, StageName.PACKAGE);

  private final World world;
  private final ReleaseOptions options;
  private final ReleaseFolder folder;
  private final WorkFiles files;
  private final Catalog catalog;
  private final Sources sources;
  private final ExecutorService workers;
  private final Optional<Shard> shard;

  ReleaseStages(World world, ReleaseOptions options, ReleaseFolder folder, Optional<Shard> shard) {
    this.world = world;
    this.options = options;
    this.folder = folder;
    this.shard = shard;
    this.files = new WorkFiles(folder.work().root());
    this.workers = Workers.pool("release", options.jobs(world));
    this.catalog = Catalog.open(world, options.plan.platformConf());
    this.sources = new Sources(world, options.source, options.quiet || options.json());
  }

  /** Does them, as far as they can be known where nothing is done. */
  void run(ReleaseRunner runner, Results results, ReleaseListener listener) throws IOException {
    Optional<String> typed = sources.typed(options.plan);
    SourceWords from = SourceWords.of(world, sources, typed);
    runner.run(version(typed, from), results);
    VersionStage.version(results).ifPresent(found -> options.plan.version = found);
    BuildPlan plan = plan();
    Optional<Signer> signer =
        options
            .signing
            .open(world, world.clock().instant())
            .map(one -> one.at(VersionStage.date(results)));
    BuildPlan own = shard.map(one -> part(plan, one, typed)).orElse(plan);
    boolean known = true;
    for (Stage stage : stages(own, signer, from, typed)) {
      if (options.finish && SHARDED.contains(stage.name())) {
        runner.collect(stage, results);
      } else if (known) {
        known = runner.run(stage, results);
      } else {
        runner.outline(stage);
      }
    }
  }

  /** Formats of one package on one platform stay together, as they share what is compressed. */
  private BuildPlan part(BuildPlan plan, Shard one, Optional<String> typed) {
    Map<String, Long> weights =
        new ShardWeights(plan).of(sources.choice().folder().isPresent(), sources.of(typed));
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

  private BuildPlan plan() {
    Diagnostics usage = new Diagnostics();
    Diagnostics configuration = new Diagnostics();
    ConfigChoice choice = new ConfigChoice(world, catalog, options.plan.conf());
    List<PackageConfig> configs =
        options.components.isEmpty()
            ? choice.readAll(configuration)
            : choice.read(options.components, configuration);
    PlanRequest request = new Requests(world, catalog, options.plan, usage).of(configs);
    configuration.list().forEach(usage::add);
    usage.throwIfAny();
    return Planner.plan(request);
  }

  private List<Stage> stages(
      BuildPlan plan, Optional<Signer> signer, SourceWords from, Optional<String> typed) {
    String tool = VersionCommand.line();
    List<Stage> stages = new ArrayList<>();
    if (shard.isEmpty()) {
      stages.add(new PlanStage(plan, folder.work(), files));
    }
    stages.add(
        new SourcesStage(
            plan,
            from.bytes(),
            sources.of(typed),
            Optional.of(folder.work().inputs()).filter(any -> !from.local()),
            files,
            workers));
    stages.add(new PackageStage(plan, tool, signer, this::build, files));
    stages.add(new VerifyStage(plan, tool, signer, files, workers));
    if (shard.isEmpty()) {
      stages.add(
          new RepositoryStage(
              plan, tool, options.repo.settings(NEW), signer, folder.work(), files, workers));
    }
    return stages;
  }

  private void build(
      BuildPlan plan, BinarySource binaries, Optional<Signer> signer, BuildListener listener)
      throws IOException {
    Build.Settings settings =
        new Build.Settings(
            binaries,
            new PackageKeys(world, signer, world.clock().instant()),
            folder.work().packages(),
            PieceCache.of(world, options.pieceCache(), options.source.cacheDirectory()),
            options.jobs(world),
            true,
            true);
    new Build(world, catalog.formats(), settings).run(plan, listener);
  }

  @Override
  public void close() throws IOException {
    workers.shutdownNow();
    sources.close();
    catalog.close();
  }
}
