package io.k8s.pkgbuilder.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to rebuild, as typed; and the same in the words of {@code build}. */
final class RebuildOptions {
  @Option(
      names = "--in",
      paramLabel = "SOURCE",
      description = "Where the binaries are, in the words of 'build --in'; likewise by default.")
  private @Nullable String source;

  @Option(
      names = "--mirror",
      paramLabel = "FROM=TO",
      description = "Ask TO for addresses that begin with FROM; may be given again.")
  private List<String> mirrors = new ArrayList<>();

  @Option(names = "--offline", description = "Ask no server: take all from the cache.")
  private boolean offline;

  @Option(
      names = "--cache-dir",
      paramLabel = "DIR",
      description = "Where downloads and pieces are kept; in the user's cache by default.")
  private @Nullable String cacheDirectory;

  @Option(
      names = "--conf",
      paramLabel = "DIR",
      description = "One package's folder, or a folder of packages, as in 'build --conf'.")
  private @Nullable String conf;

  @Option(
      names = "--platform-conf",
      paramLabel = "DIR",
      description = "A folder with a YAML for each platform, in place of the built-in ones.")
  private @Nullable String platformConf;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "rebuilt",
      description = "Where the packages go; rebuilt by default.")
  String out = "rebuilt";

  @Mixin SigningOptions signing = new SigningOptions();

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "How many threads work; one per processor by default.")
  private @Nullable Integer jobs;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress on stderr.")
  boolean quiet;

  int jobs(World world) {
    return Math.max(1, Optional.ofNullable(jobs).orElse(world.processors()));
  }

  Optional<String> cacheDirectory() {
    return Optional.ofNullable(cacheDirectory);
  }

  Optional<String> platformConf() {
    return Optional.ofNullable(platformConf);
  }

  /** Where binaries come from. */
  SourceOptions source() {
    List<String> words = new ArrayList<>();
    add(words, "--in", source);
    mirrors.forEach(mirror -> add(words, "--mirror", mirror));
    add(words, "--cache-dir", cacheDirectory);
    if (offline) {
      words.add("--offline");
    }
    // Their digests are in the provenance.
    words.add("--allow-unverified");
    return CommandLine.populateCommand(new SourceOptions(), words.toArray(String[]::new));
  }

  /**
   * What decides the plan.
   *
   * @param words of the provenance
   */
  PlanOptions plan(List<String> words) {
    List<String> all = new ArrayList<>(words);
    add(all, "--conf", conf);
    add(all, "--platform-conf", platformConf);
    return CommandLine.populateCommand(new PlanOptions(), all.toArray(String[]::new));
  }

  private static void add(List<String> words, String option, @Nullable String value) {
    if (value != null) {
      words.add(option);
      words.add(value);
    }
  }
}
