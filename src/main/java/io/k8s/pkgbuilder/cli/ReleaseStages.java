package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.build.BuildListener;
import io.k8s.pkgbuilder.compare.PackageSet;
import io.k8s.pkgbuilder.compare.Policy;
import io.k8s.pkgbuilder.compare.SetComparison;
import io.k8s.pkgbuilder.compare.SetDiff;
import io.k8s.pkgbuilder.config.PackageConfig;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.plan.PlanRequest;
import io.k8s.pkgbuilder.plan.Planner;
import io.k8s.pkgbuilder.publish.Published;
import io.k8s.pkgbuilder.release.ReleaseRunner;
import io.k8s.pkgbuilder.release.Results;
import io.k8s.pkgbuilder.release.Shard;
import io.k8s.pkgbuilder.release.Stage;
import io.k8s.pkgbuilder.release.StageName;
import io.k8s.pkgbuilder.release.journal.WorkFiles;
import io.k8s.pkgbuilder.release.report.ReleaseReport;
import io.k8s.pkgbuilder.release.stage.CompareStage;
import io.k8s.pkgbuilder.release.stage.PackageStage;
import io.k8s.pkgbuilder.release.stage.PlanStage;
import io.k8s.pkgbuilder.release.stage.PublishStage;
import io.k8s.pkgbuilder.release.stage.RepositoryStage;
import io.k8s.pkgbuilder.release.stage.ShardWeights;
import io.k8s.pkgbuilder.release.stage.SignStage;
import io.k8s.pkgbuilder.release.stage.SourcesStage;
import io.k8s.pkgbuilder.release.stage.VerifyStage;
import io.k8s.pkgbuilder.release.stage.VersionStage;
import io.k8s.pkgbuilder.release.stage.WholeFile;
import io.k8s.pkgbuilder.repo.ExistingRepo;
import io.k8s.pkgbuilder.repo.RepoSettings;
import io.k8s.pkgbuilder.sign.Signer;
import io.k8s.pkgbuilder.source.BinarySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private final KeptSteps kept;

  ReleaseStages(
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
    this.files = new WorkFiles(folder.work().root());
    this.workers = Workers.pool("release", options.jobs(world));
    this.catalog = Catalog.open(world, options.plan.platformConf());
    this.sources = new Sources(world, options.source, options.quiet || options.json());
  }

  /** Does them, as far as they can be known where nothing is done. */
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
    List<Stage> stages = stages(request, own, signer, from, typed);
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
    if (shard.isEmpty() && !delivers()) {
      runner.listener().skipped(StageName.PUBLISH, "not asked for: --to says where");
    }
  }

  private boolean delivers() {
    return options.publish.target().isPresent() || options.publish.command().isPresent();
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

  private PlanRequest request() {
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
    return request;
  }

  private List<Stage> stages(
      PlanRequest request,
      BuildPlan plan,
      Optional<Signer> signer,
      SourceWords from,
      Optional<String> typed)
      throws IOException {
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
              plan, tool, settings(), base(), signer, folder.work(), files, workers));
      if (options.previous().isPresent()) {
        stages.add(
            new CompareStage(
                plan,
                tool,
                previous(options.previous().get()),
                this::compare,
                folder.work(),
                files));
      }
      stages.add(
          new SignStage(
              request,
              plan,
              Attesting.tool(world),
              signer,
              new PackageKeys(world, signer, world.clock().instant()),
              folder.work(),
              files));
      if (delivers()) {
        PublishTarget target = new PublishTarget(world, options.publish);
        target.check();
        stages.add(new PublishStage(target.words(), tree -> deliver(target, tree), folder.work()));
      }
    }
    return stages;
  }

  private Optional<Path> base() {
    Optional<Path> base = options.extend().map(world::path);
    if (base.isPresent() && !Files.isDirectory(base.get())) {
      throw Diagnostic.of(Category.USAGE, "--extend: there is no folder '" + base.get() + "'")
          .asException();
    }
    return base;
  }

  private RepoSettings settings() throws IOException {
    Optional<Path> base = base();
    return options.repo.settings(base.isPresent() ? ExistingRepo.at(base.get()) : NEW);
  }

  private PackageSet previous(String place) throws IOException {
    Path path = world.path(place);
    if (!Files.exists(path)) {
      throw Diagnostic.of(Category.USAGE, "--previous: there is no file or folder '" + place + "'")
          .asException();
    }
    return PackageSet.of(place, path);
  }

  private SetDiff compare(PackageSet before, PackageSet after) {
    return new SetComparison(catalog.platforms().platforms(), Policy.BUILT_IN, workers)
        .compare(before, after);
  }

  private Published deliver(PublishTarget target, Path tree) throws IOException {
    boolean quiet = options.quiet || options.json();
    try (PublishProgress progress = new PublishProgress(world, quiet)) {
      return target.publish(tree, PublishTarget.jobs(world, Optional.empty()), progress);
    }
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
