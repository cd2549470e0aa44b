package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.config.PackageConfig;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.format.PackageFormat;
import io.k8s.pkgbuilder.model.Platform;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "list", description = "Print the packages, platforms or formats that there are.")
final class ListCommand implements Callable<Integer> {
  private static final List<String> SUBJECTS = List.of("components", "platforms", "formats");

  private final World world;

  @Parameters(
      arity = "0..1",
      paramLabel = "components|platforms|formats",
      description = "components by default.")
  private @Nullable String subject;

  @Option(names = "--conf", paramLabel = "DIR", description = "As for build.")
  private @Nullable String conf;

  @Option(names = "--platform-conf", paramLabel = "DIR", description = "As for build.")
  private @Nullable String platformConf;

  ListCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws IOException {
    String wanted = Optional.ofNullable(subject).orElse(SUBJECTS.get(0));
    if (!SUBJECTS.contains(wanted)) {
      throw Requests.unknown("nothing to list is called", wanted, SUBJECTS).asException();
    }
    try (Catalog catalog = Catalog.open(world, Optional.ofNullable(platformConf))) {
      Table table =
          switch (wanted) {
            case "platforms" -> platforms(catalog);
            case "formats" -> formats(catalog);
            default -> components(catalog);
          };
      world.out().print(table.render());
    }
    return ExitCode.OK;
  }

  private Table components(Catalog catalog) {
    Diagnostics diagnostics = new Diagnostics();
    List<PackageConfig> configs =
        new ConfigChoice(world, catalog, Optional.ofNullable(conf)).readAll(diagnostics);
    diagnostics.throwIfAny();
    Table table = new Table().row("NAME", "DESCRIPTION", "CONFIGURATION");
    for (PackageConfig config : configs) {
      String description =
          config.about().description().map(text -> firstLine(text.value())).orElse("");
      table.row(config.name().value().value(), description, config.location().file());
    }
    return table;
  }

  private static String firstLine(String text) {
    return text.strip().lines().findFirst().orElse("");
  }

  private static Table platforms(Catalog catalog) {
    List<PackageFormat> formats = catalog.formats().all();
    Table table = new Table();
    table.row(
        cells(
            "NAME",
            "GO",
            formats.stream().map(f -> f.name().toUpperCase(java.util.Locale.ROOT)).toList()));
    for (Platform platform : catalog.platforms().platforms()) {
      table.row(
          cells(
              platform.name(),
              platform.os() + "/" + platform.goarch(),
              formats.stream().map(f -> f.architecture(platform).orElse("-")).toList()));
    }
    return table;
  }

  private static String[] cells(String first, String second, List<String> others) {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(first, second), others.stream())
        .toArray(String[]::new);
  }

  private static Table formats(Catalog catalog) {
    Table table = new Table().row("NAME", "PLATFORMS");
    for (PackageFormat format : catalog.formats().all()) {
      String served =
          catalog.platforms().platforms().stream()
              .filter(platform -> format.architecture(platform).isPresent())
              .map(Platform::name)
              .collect(Collectors.joining(" "));
      table.row(format.name(), served);
    }
    return table;
  }
}
