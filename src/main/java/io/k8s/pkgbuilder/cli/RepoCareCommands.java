package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.repo.RepoCheck;
import io.k8s.pkgbuilder.repo.RepoPrune;
import io.k8s.pkgbuilder.repo.check.Base;
import io.k8s.pkgbuilder.repo.store.RepoLock;
import io.k8s.pkgbuilder.repo.store.Signing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is done with a repository that is there. */
final class RepoCareCommands {
  private RepoCareCommands() {}

  private static Path existing(World world, String repo) {
    Path root = world.path(repo);
    if (!Files.isDirectory(root)) {
      throw Diagnostic.of(Category.USAGE, "there is no repository '" + root + "'").asException();
    }
    return root;
  }

  @Command(
      name = "check",
      description = {
        "Say everything that is wrong with a repository, at once.",
        "",
        "Every file that is named must be there with its digest, every package be named, every"
            + " signature fit its file, and every dependency be satisfied, for each architecture."
      })
  static final class Check implements Callable<Integer> {
    private final World world;

    @Parameters(paramLabel = "REPO", description = "The repository's folder.")
    private String repo = "";

    @Option(
        names = "--base",
        paramLabel = "FILE",
        description =
            "Packages that every machine has, a name and perhaps a version on each line; by default"
                + " whatever the repository does not offer itself.")
    private @Nullable String base;

    Check(World world) {
      this.world = world;
    }

    @Override
    public Integer call() throws IOException {
      Path root = existing(world, repo);
      ExecutorService workers = Workers.pool("check", world.processors());
      try {
        Base machine = base == null ? Base.UNKNOWN : Base.parse(read(base));
        RepoCheck.Seen seen = new RepoCheck(root, workers).check(machine, world.clock().instant());
        world.out().print(root + ": " + text(seen) + ", nothing wrong\n");
        return ExitCode.OK;
      } finally {
        workers.shutdownNow();
      }
    }

    private String read(String file) throws IOException {
      if (!Files.isRegularFile(world.path(file))) {
        throw Diagnostic.of(Category.USAGE, "--base: there is no file '" + file + "'")
            .asException();
      }
      return Files.readString(world.path(file));
    }
  }

  static String text(RepoCheck.Seen seen) {
    return seen.packages()
        + (seen.packages() == 1 ? " package in " : " packages in ")
        + seen.indices()
        + (seen.indices() == 1 ? " index" : " indices");
  }

  @Command(
      name = "prune",
      sortOptions = false,
      description = {
        "Take old versions out of a repository.",
        "",
        "Their files go as soon as no index that is kept names them."
      })
  static final class Prune implements Callable<Integer> {
    private final World world;

    @Parameters(paramLabel = "REPO", description = "The repository's folder.")
    private String repo = "";

    @Option(
        names = "--keep",
        paramLabel = "N",
        required = true,
        description = "How many versions of each package and architecture stay, the newest.")
    private int keep;

    @Option(
        names = "--keep-indices",
        paramLabel = "N",
        defaultValue = "3",
        description =
            "How many former indices stay for clients that are just reading; 3 by default.")
    private int indices = 3;

    @Mixin private SigningOptions signing = new SigningOptions();

    Prune(World world) {
      this.world = world;
    }

    @Override
    @SuppressWarnings("try") // the lock is there to be held
    public Integer call() throws IOException {
      if (keep < 1 || indices < 0) {
        throw Diagnostic.of(Category.USAGE, "--keep must be 1 or more, --keep-indices 0 or more")
            .asException();
      }
      Path root = existing(world, repo);
      Instant now = SourceDateEpoch.of(world).orElse(world.clock().instant());
      Signing how = new Signing(signing.open(world, now), now);
      ExecutorService workers = Workers.pool("prune", world.processors());
      try (RepoLock lock = RepoLock.on(root)) {
        RepoPrune.Pruned pruned = new RepoPrune(root, how, workers).prune(keep, indices);
        pruned.unlisted().forEach(path -> world.out().print(path + "\n"));
        world
            .err()
            .print(
                root
                    + ": "
                    + pruned.unlisted().size()
                    + " packages taken out of the indices, "
                    + pruned.deleted().size()
                    + " files removed\n");
        return ExitCode.OK;
      } finally {
        workers.shutdownNow();
      }
    }
  }
}
