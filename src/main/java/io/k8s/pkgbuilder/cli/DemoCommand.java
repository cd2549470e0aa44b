package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.build.PackageSigners;
import io.k8s.pkgbuilder.config.PackageConfig;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.format.BuiltArtifact;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.plan.PlanRequest;
import io.k8s.pkgbuilder.plan.Planner;
import io.k8s.pkgbuilder.source.LocalBuild;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description = {
      "Build every package for every linux platform, from small sample binaries.",
      "",
      "The samples are real programs for their machines, but say only that they are samples."
    })
final class DemoCommand implements Callable<Integer> {
  private final World world;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out/demo",
      description = "Where packages and samples go; out/demo by default.")
  private String out = "out/demo";

  @Option(
      names = "--version",
      paramLabel = "VERSION",
      defaultValue = "v1.32.3",
      description = "The Kubernetes version to pretend; v1.32.3 by default.")
  private String version = "v1.32.3";

  DemoCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws IOException {
    try (Catalog catalog = Catalog.open(world, Optional.empty())) {
      BuildPlan plan = plan(catalog);
      Path folder = world.path(out);
      Path samples = folder.resolve("samples");
      new SampleBuild(samples).write(plan);
      world.err().print("sample binaries: " + samples + "\n");
      Build.Settings settings =
          new Build.Settings(
              LocalBuild.in(samples),
              PackageSigners.NONE,
              folder,
              PieceCache.OFF,
              world.processors(),
              true,
              false);
      List<BuiltArtifact> built = new Build(world, catalog.formats(), settings).run(plan);
      report(built);
    }
    return ExitCode.OK;
  }

  /** The built-in packages, whatever lies about: a first command must not depend on it. */
  private BuildPlan plan(Catalog catalog) {
    Diagnostics diagnostics = new Diagnostics();
    List<PackageConfig> configs =
        new ConfigChoice(world, catalog, Optional.empty()).readBuiltIn(diagnostics);
    PlanOptions options = new PlanOptions();
    options.version = version;
    PlanRequest request = new Requests(world, catalog, options, diagnostics).of(configs);
    diagnostics.throwIfAny();
    return Planner.plan(request);
  }

  private void report(List<BuiltArtifact> built) {
    TreeMap<String, Long> byFormat =
        built.stream()
            .collect(
                Collectors.groupingBy(BuiltArtifact::format, TreeMap::new, Collectors.counting()));
    String counts =
        byFormat.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(" and "));
    Table table = new Table().row("PACKAGE", "VERSION", "PLATFORM", "FILE");
    for (BuiltArtifact artifact : built) {
      table.row(
          artifact.name().value(),
          artifact.version().toString(),
          artifact.platform().name(),
          String.valueOf(artifact.file().getFileName()));
    }
    world.out().print(table.render());
    world
        .out()
        .print(
            "\n"
                + counts
                + " packages, of sample binaries, in "
                + world.path(out)
                + "\n\nNext, with binaries of your own (linux/amd64/kubeadm and so on below DIR):\n"
                + "  "
                + world.program()
                + " build kubeadm --version "
                + version
                + " --in DIR --out out\n"
                + "Without any: "
                + world.program()
                + " build kubeadm --version "
                + version
                + " --dry-run\n");
  }
}
