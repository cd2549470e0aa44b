package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.compare.Kind;
import io.k8s.pkgbuilder.compare.Policy;
import io.k8s.pkgbuilder.compare.SetComparison;
import io.k8s.pkgbuilder.compare.SetDiff;
import io.k8s.pkgbuilder.compare.Significance;
import io.k8s.pkgbuilder.compare.render.DiffHtml;
import io.k8s.pkgbuilder.compare.render.DiffJson;
import io.k8s.pkgbuilder.compare.render.DiffMarkdown;
import io.k8s.pkgbuilder.compare.render.DiffText;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "diff",
    sortOptions = false,
    description = {
      "Explain what differs between two packages or sets of packages, and if it matters.",
      "",
      "Packages are matched by name, platform and format. Every difference is breaking, notable or"
          + " cosmetic."
    },
    footer = {
      "",
      "Exit code 8 when something is at least as significant as --fail-on says.",
      "",
      "Examples:",
      "  pkgbuilder diff kubelet_1.32.2-1.1_amd64.deb kubelet_1.32.3-1.1_amd64.deb",
      "  pkgbuilder diff old/ out/ --fail-on breaking",
      "  pkgbuilder diff old/ out/ --policy policy.yaml --html report.html",
      "  pkgbuilder diff https://pkgs.k8s.io/core:/stable:/v1.32/deb out/"
    })
final class DiffCommand implements Callable<Integer> {
  private static final List<String> OUTPUTS = List.of("text", "json", "markdown", "html", "none");

  private final World world;

  @Parameters(
      index = "0",
      paramLabel = "A",
      arity = "0..1",
      description =
          "A package, a folder of packages, a repository's folder, or the address of a package, a"
              + " suite (https://.../dists/SUITE), a flat apt or a yum repository.")
  private String before = "";

  @Parameters(
      index = "1",
      paramLabel = "B",
      arity = "0..1",
      description = "Likewise: what became of A.")
  private String after = "";

  @Option(
      names = "--output",
      paramLabel = "text|json|markdown|html|none",
      defaultValue = "text",
      description = "How it is shown; text by default, none for the exit code alone.")
  private String output = "text";

  @Option(
      names = "--fail-on",
      paramLabel = "breaking|notable|cosmetic",
      defaultValue = "notable",
      description = "From where on differences are a failure; notable by default.")
  private String failOn = "notable";

  @Option(
      names = "--show",
      paramLabel = "breaking|notable|cosmetic",
      defaultValue = "notable",
      description = "From where on text shows differences, and does not only count them.")
  private String show = "notable";

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "Rules, in YAML, of what differences mean here, with reasons; docs/diff.md.")
  private @Nullable String policy;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the HTML report to this file as well.")
  private @Nullable String html;

  @Option(names = "--kinds", description = "Print all kinds of differences and their rules.")
  private boolean kinds;

  @Mixin private FetchOptions fetching = new FetchOptions();

  DiffCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws IOException {
    if (kinds) {
      world.out().print(kindsTable());
      return ExitCode.OK;
    }
    if (after.isEmpty()) {
      throw Diagnostic.of(Category.USAGE, "diff takes two packages, or two sets of packages")
          .hint("pkgbuilder diff A B")
          .asException();
    }
    if (!OUTPUTS.contains(output)) {
      throw Requests.unknown("--output does not know", output, OUTPUTS).asException();
    }
    Significance limit = significance("--fail-on", failOn);
    Significance shown = significance("--show", show);
    Policy rules = policy == null ? Policy.BUILT_IN : new DiffPolicy(world).read(policy);
    SetDiff diff = compare(rules);
    print(diff, shown);
    if (html != null) {
      StringBuilder page = new StringBuilder();
      DiffHtml.write(diff, page);
      Files.writeString(world.path(html), page);
    }
    return diff.has(limit) ? ExitCode.DIFFERENCES : ExitCode.OK;
  }

  private void print(SetDiff diff, Significance shown) throws IOException {
    switch (output) {
      case "json" -> DiffJson.write(diff, world.out());
      case "markdown" -> DiffMarkdown.write(diff, world.out());
      case "html" -> DiffHtml.write(diff, world.out());
      case "text" -> new DiffText(shown, world.terminal().colors()).write(diff, world.out());
      default -> world.out().flush();
    }
  }

  private static String kindsTable() {
    Table table = new Table();
    for (Kind kind : Kind.values()) {
      table.row(kind.word(), kind.significance().word(), kind.meaning());
    }
    return table.render();
  }

  private SetDiff compare(Policy rules) throws IOException {
    ExecutorService workers = Workers.pool("compare", world.processors());
    try (Catalog catalog = Catalog.open(world, Optional.empty());
        Downloads downloads = new Downloads(world, fetching, true)) {
      DiffSets sets = new DiffSets(world, downloads);
      return new SetComparison(catalog.platforms().platforms(), rules, workers)
          .compare(sets.of(before), sets.of(after));
    } finally {
      workers.shutdownNow();
    }
  }

  private static Significance significance(String option, String word) {
    List<String> words = Arrays.stream(Significance.values()).map(Significance::word).toList();
    return Significance.of(word)
        .orElseThrow(() -> Requests.unknown(option + " does not know", word, words).asException());
  }
}
