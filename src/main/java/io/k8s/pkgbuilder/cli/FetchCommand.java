package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.config.PackageConfig;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.plan.PlanRequest;
import io.k8s.pkgbuilder.plan.Planner;
import io.k8s.pkgbuilder.plan.Verification;
import io.k8s.pkgbuilder.source.BinaryLayout;
import io.k8s.pkgbuilder.source.BinarySource;
import io.k8s.pkgbuilder.source.ResolvedBinaries;
import io.k8s.pkgbuilder.source.WantedBinary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "fetch",
    sortOptions = false,
    description = "Fetch and verify the binaries that packages need; build nothing.",
    footer = {
      "",
      "Examples:",
      "  pkgbuilder fetch --all --version stable --out DIR",
      "  pkgbuilder build --all --version v1.32.3 --in DIR"
    })
final class FetchCommand implements Callable<Integer> {
  private final World world;

  @Mixin private PlanOptions plan = new PlanOptions();
  @Mixin private SourceOptions source = new SourceOptions();

  @Parameters(paramLabel = "NAME", description = "Packages whose binaries to fetch.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--all", description = "Fetch every package's.")
  private boolean all;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Lay the binaries out here, as a local build: OS/GOARCH/NAME; by default in"
              + " _output/local/bin.")
  private @Nullable String out;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress on stderr.")
  private boolean quiet;

  FetchCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws IOException {
    if (all == !names.isEmpty()) {
      throw Diagnostic.of(Category.USAGE, "fetch wants names of packages, or --all")
          .hint("e.g. " + world.program() + " fetch kubeadm --version stable")
          .asException();
    }
    try (Catalog catalog = Catalog.open(world, plan.platformConf());
        Sources sources = new Sources(world, source, quiet)) {
      BinarySource from = sources.choose(plan);
      ResolvedBinaries found = from.resolve(WantedBinary.of(plan(catalog)));
      found.notes().forEach(sources::say);
      Path folder = world.path(Optional.ofNullable(out).orElse("_output/local/bin"));
      for (Path file : new BinaryLayout(folder).write(found)) {
        world.out().print(file + "\n");
      }
      return ExitCode.OK;
    }
  }

  private BuildPlan plan(Catalog catalog) {
    Diagnostics usage = new Diagnostics();
    ConfigChoice choice = new ConfigChoice(world, catalog, plan.conf());
    Diagnostics configuration = new Diagnostics();
    List<PackageConfig> configs =
        all ? choice.readAll(configuration) : choice.read(names, configuration);
    Verification verification = source.verification(usage);
    PlanRequest request =
        new Requests(world, catalog, plan, usage).of(configs).verified(verification);
    configuration.list().forEach(usage::add);
    usage.throwIfAny();
    return Planner.plan(request);
  }
}
