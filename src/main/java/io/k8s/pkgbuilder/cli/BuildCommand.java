package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.config.PackageConfig;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.format.BuiltArtifact;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.plan.PlanJson;
import io.k8s.pkgbuilder.plan.PlanRequest;
import io.k8s.pkgbuilder.plan.PlanText;
import io.k8s.pkgbuilder.plan.Planner;
import io.k8s.pkgbuilder.plan.Verification;
import io.k8s.pkgbuilder.repo.ExistingRepo;
import io.k8s.pkgbuilder.repo.RepoSettings;
import io.k8s.pkgbuilder.repo.store.Signing;
import io.k8s.pkgbuilder.sign.Signer;
import io.k8s.pkgbuilder.source.BinarySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "build",
    sortOptions = false,
    description = "Build packages, from binaries that are here or from a release.",
    footer = {
      "",
      "Examples:",
      "  pkgbuilder build kubeadm --version v1.32.3 --in _output/dockerized/bin --out out",
      "  pkgbuilder build --all --version stable --platform 'linux/arm*' --format deb",
      "  pkgbuilder build kubelet --from checkout --compression fast",
      "  pkgbuilder build kubelet --version v1.32.3 --dry-run"
    })
final class BuildCommand implements Callable<Integer> {
  private static final List<String> REPOSITORY_FORMATS = List.of("deb", "rpm");

  private final World world;

  @Mixin private BuildOptions options = new BuildOptions();

  BuildCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws IOException {
    try (Catalog catalog = Catalog.open(world, options.plan.platformConf());
        Sources sources = new Sources(world, options.source, options.quiet)) {
      Diagnostics usage = new Diagnostics();
      checkOptions(usage);
      Attesting.Remembering source = new Attesting.Remembering(sources.choose(options.plan));
      PlanRequest request = request(catalog, usage);
      BuildPlan plan = Planner.plan(request);
      boolean json = options.output().equals("json");
      if (options.dryRun) {
        world.out().print(json ? PlanJson.render(plan) : PlanText.render(plan));
        return ExitCode.OK;
      }
      Instant now = SourceDateEpoch.of(world).orElse(world.clock().instant());
      Optional<Signer> signer = options.signing.open(world, now);
      PackageKeys keys = new PackageKeys(world, signer, now);
      List<BuiltArtifact> built =
          new Build(world, catalog.formats(), settings(source, keys)).run(plan);
      if (options.attest) {
        new Attesting(world, keys, signer, now)
            .write(output(), request, plan, source.answer(), built);
      }
      if (options.repo().isPresent()) {
        publish(world.path(options.repo().get()), new Signing(signer, now), built);
      }
      world.out().print(json ? BuiltJson.render(built) : BuiltText.render(built));
      return ExitCode.OK;
    }
  }

  private void checkOptions(Diagnostics usage) {
    if (!TextOrJson.WORDS.contains(options.output())) {
      usage.add(Requests.unknown("--output does not know", options.output(), TextOrJson.WORDS));
    }
    if (options.jobs().filter(jobs -> jobs < 1).isPresent()) {
      usage.add(Diagnostic.of(Category.USAGE, "--jobs must be 1 or more"));
    }
    if (options.all && !options.names.isEmpty()) {
      usage.add(
          Diagnostic.of(Category.USAGE, "--all and names of packages at once")
              .hint("give one or the other"));
    }
  }

  /** Mistakes of the command line come first, then those of the configurations. */
  private PlanRequest request(Catalog catalog, Diagnostics usage) {
    Diagnostics configuration = new Diagnostics();
    List<PackageConfig> configs = configs(catalog, usage, configuration);
    Verification verification = options.source.verification(usage);
    PlanRequest request =
        new Requests(world, catalog, options.plan, usage).of(configs).verified(verification);
    configuration.list().forEach(usage::add);
    usage.throwIfAny();
    return request;
  }

  private List<PackageConfig> configs(
      Catalog catalog, Diagnostics usage, Diagnostics configuration) {
    ConfigChoice choice = new ConfigChoice(world, catalog, options.plan.conf());
    if (options.all || !options.names.isEmpty()) {
      choice.missingMount().ifPresent(mount -> note(mount.message() + ": using built-in packages"));
    }
    if (!options.names.isEmpty()) {
      return choice.read(options.names, configuration);
    }
    if (options.all) {
      return choice.readAll(configuration);
    }
    if (!choice.isNamed()) {
      usage.add(
          Diagnostic.of(Category.USAGE, "no package is named")
              .hint(
                  "name some of "
                      + String.join(", ", choice.all(configuration).names())
                      + ", or give --all"));
      return List.of();
    }
    choice.missingMount().ifPresent(usage::add);
    return usage.isEmpty() ? choice.readAll(configuration) : List.of();
  }

  private void note(String text) {
    if (!options.quiet) {
      world.err().print("note: " + text + "\n");
    }
  }

  private Build.Settings settings(BinarySource source, PackageKeys keys) {
    return new Build.Settings(
        source,
        keys,
        output(),
        PieceCache.of(world, options.pieceCache(), options.source.cacheDirectory()),
        options.jobs().orElse(world.processors()),
        options.force,
        options.quiet);
  }

  private void publish(Path root, Signing signing, List<BuiltArtifact> built) throws IOException {
    RepoSettings settings = ExistingRepo.at(root).settings();
    List<Path> packages =
        built.stream()
            .filter(one -> REPOSITORY_FORMATS.contains(one.format()))
            .map(BuiltArtifact::file)
            .toList();
    new Repo(world, settings, signing, options.quiet)
        .update(root, packages, options.jobs().orElse(world.processors()));
  }

  private Path output() {
    Optional<String> named = options.out();
    if (named.isEmpty()) {
      requireMount("PKGBUILDER_OUT", "the packages");
    }
    return world.path(named.or(() -> world.variable("PKGBUILDER_OUT")).orElse("out"));
  }

  /** A folder that the image names: made here, it would be lost with the container. */
  private void requireMount(String variable, String contents) {
    Optional<String> folder = world.variable(variable);
    if (folder.isPresent() && !Files.isDirectory(world.path(folder.get()))) {
      throw Diagnostic.of(Category.USAGE, "there is no folder " + folder.get() + " for " + contents)
          .hint("mount one: docker run -v DIR:" + folder.get() + " ...")
          .asException();
    }
  }
}
