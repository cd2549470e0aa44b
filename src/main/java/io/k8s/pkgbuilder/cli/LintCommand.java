package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.format.PackageSummary;
import io.k8s.pkgbuilder.lint.Check;
import io.k8s.pkgbuilder.lint.Checks;
import io.k8s.pkgbuilder.lint.Level;
import io.k8s.pkgbuilder.lint.LintPackage;
import io.k8s.pkgbuilder.lint.LintResult;
import io.k8s.pkgbuilder.lint.LintSet;
import io.k8s.pkgbuilder.lint.Linter;
import io.k8s.pkgbuilder.repo.check.Base;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "lint",
    sortOptions = false,
    description = {
      "Look for mistakes in packages that hurt whoever installs them.",
      "",
      "Debs and rpms of any writer. Exit code 5 when an error is found."
    },
    footer = {
      "",
      "Examples:",
      "  pkgbuilder lint out",
      "  pkgbuilder lint --previous released --base debian12.txt out/*.deb",
      "  pkgbuilder lint --explain unit-not-enabled"
    })
final class LintCommand implements Callable<Integer> {
  private static final List<String> LEVELS = List.of("error", "warning");

  private final World world;

  @Parameters(
      paramLabel = "FILE|DIR",
      arity = "0..*",
      description = "Packages, and folders of them.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--conf",
      paramLabel = "DIR",
      description =
          "Configurations, whose suppressions and units count; by default what build would use.")
  private @Nullable String conf;

  @Option(
      names = "--previous",
      paramLabel = "FILE|DIR",
      description = "Packages of the release before: versions must not sort below theirs.")
  private List<String> previous = new ArrayList<>();

  @Option(
      names = "--base",
      paramLabel = "FILE",
      description =
          "Packages that every machine has, a name and perhaps a version on each line; by default"
              + " whatever the packages do not offer themselves.")
  private @Nullable String base;

  @Option(
      names = "--fail-on",
      paramLabel = "error|warning",
      defaultValue = "error",
      description = "What makes it fail; error by default.")
  private String failOn = "error";

  @Option(
      names = "--output",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "How it is shown; text by default.")
  private String output = "text";

  @Option(names = "--list", description = "List the checks instead.")
  private boolean list;

  @Option(
      names = "--explain",
      paramLabel = "NAME",
      description = "Say what a check is about instead, and what to do.")
  private @Nullable String explain;

  LintCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws IOException {
    if (list || explain != null) {
      world
          .out()
          .print(explain == null ? LintText.list() : LintText.explain(known(explain).about()));
      return ExitCode.OK;
    }
    boolean json = TextOrJson.json(output);
    checkOptions();
    PackageFiles files = new PackageFiles(world);
    List<LintPackage> packages = files.readAll(files.find(names), LintPackage::read);
    List<PackageSummary> before =
        files.readAll(files.find(previous), (file, opened) -> opened.summary());
    LintResult result = lint(packages, before);
    world
        .out()
        .print(
            json ? LintJson.render(packages.size(), result) : LintText.render(result.findings()));
    result.notRun().forEach(line -> world.err().print("note: " + line + "\n"));
    result.unused().forEach(line -> world.err().print("note: " + line + "\n"));
    world.err().print(LintText.summary(packages.size(), result));
    boolean failed =
        result.count(Level.ERROR) > 0
            || (failOn.equals("warning") && result.count(Level.WARNING) > 0);
    return failed ? Category.PACKAGING.exitCode() : ExitCode.OK;
  }

  private void checkOptions() {
    if (names.isEmpty()) {
      throw Diagnostic.of(Category.USAGE, "no package is named")
          .hint("name files, or a folder: " + world.program() + " lint out")
          .asException();
    }
    if (!LEVELS.contains(failOn)) {
      throw Requests.unknown("--fail-on does not know", failOn, LEVELS).asException();
    }
  }

  private static Check known(String name) {
    return Checks.find(name)
        .orElseThrow(
            () -> Requests.unknown("no check is called", name, Checks.names()).asException());
  }

  private LintResult lint(List<LintPackage> packages, List<PackageSummary> before)
      throws IOException {
    try (Catalog catalog = Catalog.open(world, Optional.empty())) {
      Set<String> packageNames =
          packages.stream().map(one -> one.summary().name()).collect(Collectors.toSet());
      LintConfigs configs =
          LintConfigs.read(
              new ConfigChoice(world, catalog, Optional.ofNullable(conf)), packageNames, catalog);
      return Linter.lint(
          new LintSet(
              packages,
              before,
              LintMachines.of(catalog.platforms().platforms()),
              base == null ? Base.UNKNOWN : Base.parse(read(base)),
              configs,
              new MachineShell(world)));
    }
  }

  private String read(String file) throws IOException {
    if (!Files.isRegularFile(world.path(file))) {
      throw Diagnostic.of(Category.USAGE, "--base: there is no file '" + file + "'").asException();
    }
    return Files.readString(world.path(file));
  }
}
