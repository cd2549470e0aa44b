package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.release.ReleaseRunner;
import io.k8s.pkgbuilder.release.Results;
import io.k8s.pkgbuilder.release.Shard;
import io.k8s.pkgbuilder.release.StageName;
import io.k8s.pkgbuilder.release.StepLogs;
import io.k8s.pkgbuilder.release.StepSelection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "release",
    sortOptions = false,
    description = {
      "Make a whole release: binaries, packages, repositories, checksums, upload.",
      "",
      "It can be stopped at any moment, and goes on where it was when it is run again: a step is"
          + " done again only if its inputs, its configuration or its outputs have changed."
          + " Nothing is published without --nomock."
    },
    footer = {
      "",
      "Examples:",
      "  pkgbuilder release --version stable --sign-key key.asc",
      "  pkgbuilder release --version v1.32.3 --from _output/dockerized/bin --previous out-v1.32.2",
      "  pkgbuilder release --version v1.32.3 --sign-key key.asc --to gs://bucket --nomock",
      "  pkgbuilder release --version v1.32.3 --components kubeadm --only sources,package"
    })
final class ReleaseCommand implements Callable<Integer> {
  private final World world;

  @Mixin private ReleaseOptions options = new ReleaseOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  ReleaseCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws IOException {
    if (options.listSteps) {
      list();
      return ExitCode.OK;
    }
    StepSelection selection = options.selection();
    Optional<Shard> shard = options.shard(world);
    boolean json = options.json();
    Path root = world.path(options.work());
    try (ReleaseFolder folder = folder(root, shard)) {
      ReleaseProgress progress = new ReleaseProgress(world, options.quiet || json);
      KeptSteps listener = new KeptSteps(json ? new ReleaseEvents(world) : progress);
      folder
          .lock()
          .flatMap(lock -> lock.stale())
          .ifPresent(owner -> listener.note("a run was stopped here, of " + owner));
      ReleaseRunner runner =
          new ReleaseRunner(
              folder.journal(),
              new StepLogs(folder.work().logs()),
              selection,
              listener,
              world.clock(),
              options.dryRun);
      run(folder, runner, listener, shard);
      progress.end();
      if (!json && !options.dryRun && shard.isEmpty()) {
        world.out().print(folder.work().tree() + "\n" + folder.work().report() + "\n");
      }
      return ExitCode.OK;
    }
  }

  private ReleaseFolder folder(Path root, Optional<Shard> shard) throws IOException {
    if (options.dryRun) {
      return ReleaseFolder.peek(root);
    }
    try {
      return ReleaseFolder.take(
          world,
          root,
          shard.map(Shard::word).orElse(ReleaseFolder.MAIN),
          ReleaseRequest.of(world, spec.commandLine().getParseResult()),
          options);
    } catch (IOException e) {
      throw Diagnostic.of(Category.PACKAGING, "cannot write to '" + root + "': " + e.getMessage())
          .hint("free some space there, check its permissions, or name another folder with --work")
          .asException();
    }
  }

  @SuppressWarnings("try") // onExit is there to be closed
  private void run(
      ReleaseFolder folder, ReleaseRunner runner, KeptSteps kept, Optional<Shard> shard)
      throws IOException {
    Results results = new Results();
    try (Exits.Registration onExit = world.exits().add(() -> interrupted(folder.work().root()));
        ReleaseRun run = new ReleaseRun(world, options, folder, shard, kept)) {
      run.run(runner, results);
    }
  }

  private void interrupted(Path root) {
    world
        .err()
        .print(
            "\ninterrupted; what is done in '"
                + root
                + "' is kept: the same command goes on from there\n");
    world.err().flush();
  }

  private void list() {
    Table table = new Table();
    for (StageName stage : StageName.values()) {
      table.row(stage.word(), stage.purpose());
    }
    world.out().print(table.render());
  }
}
