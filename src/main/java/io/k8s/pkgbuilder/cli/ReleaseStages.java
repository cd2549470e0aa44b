package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.build.BuildListener;
import io.k8s.pkgbuilder.compare.PackageSet;
import io.k8s.pkgbuilder.compare.Policy;
import io.k8s.pkgbuilder.compare.SetComparison;
import io.k8s.pkgbuilder.compare.SetDiff;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.plan.PlanRequest;
import io.k8s.pkgbuilder.publish.Published;
import io.k8s.pkgbuilder.release.Shard;
import io.k8s.pkgbuilder.release.Stage;
import io.k8s.pkgbuilder.release.WorkDirectory;
import io.k8s.pkgbuilder.release.journal.WorkFiles;
import io.k8s.pkgbuilder.release.stage.CompareStage;
import io.k8s.pkgbuilder.release.stage.ConfigDigests;
import io.k8s.pkgbuilder.release.stage.PackageStage;
import io.k8s.pkgbuilder.release.stage.PlanStage;
import io.k8s.pkgbuilder.release.stage.PublishStage;
import io.k8s.pkgbuilder.release.stage.RepositoryStage;
import io.k8s.pkgbuilder.release.stage.SignStage;
import io.k8s.pkgbuilder.release.stage.SourcesStage;
import io.k8s.pkgbuilder.release.stage.VerifyStage;
import io.k8s.pkgbuilder.repo.ExistingRepo;
import io.k8s.pkgbuilder.repo.RepoSettings;
import io.k8s.pkgbuilder.sign.Signer;
import io.k8s.pkgbuilder.source.BinarySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * Wires the rooms for the stages of one release.
 *
 * @param shard makes packages and no more
 */
record ReleaseStages(
    World world,
    ReleaseOptions options,
    WorkDirectory work,
    Catalog catalog,
    Sources sources,
    ExecutorService workers,
    Optional<Shard> shard) {
  private static final ExistingRepo NEW =
      new ExistingRepo(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

  /** In their order. */
  List<Stage> list(
      PlanRequest request,
      BuildPlan plan,
      Optional<Signer> signer,
      SourceWords from,
      Optional<String> typed)
      throws IOException {
    String tool = VersionCommand.line();
    WorkFiles files = new WorkFiles(work.root());
    ConfigDigests configuration = new ConfigDigests();
    List<Stage> stages = new ArrayList<>();
    if (shard.isEmpty()) {
      stages.add(new PlanStage(plan, configuration, work, files));
    }
    stages.add(
        new SourcesStage(
            plan,
            from.bytes(),
            sources.of(typed),
            Optional.of(work.inputs()).filter(any -> !from.local()),
            files,
            workers));
    stages.add(new PackageStage(plan, configuration, tool, signer, this::build, files));
    stages.add(new VerifyStage(plan, tool, signer, files, workers));
    if (shard.isEmpty()) {
      stages.add(new RepositoryStage(plan, tool, settings(), base(), signer, work, files, workers));
      if (options.previous().isPresent()) {
        stages.add(
            new CompareStage(
                plan, tool, previous(options.previous().get()), this::compare, work, files));
      }
      stages.add(
          new SignStage(
              request,
              plan,
              configuration,
              Attesting.tool(world),
              signer,
              new PackageKeys(world, signer, world.clock().instant()),
              work,
              files));
      if (options.publishes()) {
        PublishTarget target = new PublishTarget(world, options.publish);
        target.check();
        stages.add(new PublishStage(target.words(), tree -> deliver(target, tree), work));
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
            work.packages(),
            PieceCache.of(world, options.pieceCache(), options.source.cacheDirectory()),
            options.jobs(world),
            true,
            true);
    new Build(world, catalog.formats(), settings).run(plan, listener);
  }
}
