package io.k8s.pkgbuilder.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code build} is told, as typed. */
final class BuildOptions {
  @Mixin PlanOptions plan = new PlanOptions();

  @Parameters(paramLabel = "NAME", description = "Packages to build; see 'pkgbuilder list'.")
  List<String> names = new ArrayList<>();

  @Option(names = "--all", description = "Build every package.")
  boolean all;

  @Mixin SourceOptions source = new SourceOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the packages go; out by default. ($$PKGBUILDER_OUT)")
  private @Nullable String out;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "How many threads work; one per processor by default.")
  private @Nullable Integer jobs;

  @Option(
      names = "--piece-cache",
      paramLabel = "SIZE|off",
      description =
          "How much of what it compresses to keep for later builds; 1GiB by default."
              + " ($$PKGBUILDER_PIECE_CACHE)")
  private @Nullable String pieceCache;

  @Mixin SigningOptions signing = new SigningOptions();

  @Option(
      names = "--repo",
      paramLabel = "REPO",
      description = "Put the packages into this repository too; see 'pkgbuilder repo'.")
  private @Nullable String repo;

  @Option(
      names = "--attest",
      description =
          "Write beside the packages what others check them by: sums, SBOMs (CycloneDX) and"
              + " provenance (SLSA), signed by --sign-key.")
  boolean attest;

  @Option(names = "--dry-run", description = "Print the plan and build nothing; needs no binaries.")
  boolean dryRun;

  @Option(
      names = "--output",
      paramLabel = "text|json",
      description = "How stdout lists what was built, or the plan; text by default.")
  private @Nullable String output;

  @Option(
      names = "--force",
      description = "Replace existing packages with other contents; else they are an error.")
  boolean force;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress on stderr.")
  boolean quiet;

  Optional<String> out() {
    return Optional.ofNullable(out);
  }

  Optional<String> repo() {
    return Optional.ofNullable(repo);
  }

  Optional<String> pieceCache() {
    return Optional.ofNullable(pieceCache);
  }

  Optional<Integer> jobs() {
    return Optional.ofNullable(jobs);
  }

  String output() {
    return Optional.ofNullable(output).orElse("text");
  }
}
