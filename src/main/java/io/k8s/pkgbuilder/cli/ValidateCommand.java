package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.config.ConfigCatalog;
import io.k8s.pkgbuilder.config.PackageConfig;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.plan.PlanRequest;
import io.k8s.pkgbuilder.plan.Planner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "validate",
    description = {
      "Check configurations; build nothing.",
      "",
      "Without --version only what each file says by itself is checked; with it also what would be"
          + " planned for that version, for every platform and format."
    })
final class ValidateCommand implements Callable<Integer> {
  private final World world;

  @Parameters(
      paramLabel = "DIR",
      description = "Folders of a package or of packages; what build would use by default.")
  private List<String> folders = new ArrayList<>();

  @Option(
      names = "--version",
      paramLabel = "VERSION",
      description = "Also plan packages of this Kubernetes version.")
  private @Nullable String version;

  @Option(names = "--platform-conf", paramLabel = "DIR", description = "As for build.")
  private @Nullable String platformConf;

  ValidateCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws IOException {
    try (Catalog catalog = Catalog.open(world, Optional.ofNullable(platformConf))) {
      Diagnostics diagnostics = new Diagnostics();
      List<PackageConfig> configs = read(catalog, diagnostics);
      LintConfigs.requireKnownChecks(configs, diagnostics);
      if (version != null) {
        diagnostics.collect(() -> plan(catalog, configs, diagnostics));
      }
      diagnostics.throwIfAny();
      configs.forEach(config -> world.out().print("ok: " + config.location().file() + "\n"));
    }
    return ExitCode.OK;
  }

  private List<PackageConfig> read(Catalog catalog, Diagnostics diagnostics) {
    if (folders.isEmpty()) {
      return new ConfigChoice(world, catalog, Optional.empty()).readAll(diagnostics);
    }
    List<PackageConfig> configs = new ArrayList<>();
    for (String folder : folders) {
      ConfigCatalog found = ConfigCatalog.find(world.path(folder), folder, diagnostics);
      configs.addAll(found.readAll(catalog.reader(), diagnostics));
    }
    return configs;
  }

  private void plan(Catalog catalog, List<PackageConfig> configs, Diagnostics diagnostics) {
    PlanOptions options = new PlanOptions();
    options.version = version;
    PlanRequest request = new Requests(world, catalog, options, diagnostics).of(configs);
    if (diagnostics.isEmpty()) {
      Planner.plan(request);
    }
  }
}
