package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.attest.Parameters;
import io.k8s.pkgbuilder.attest.Recorded;
import io.k8s.pkgbuilder.attest.Reproduction;
import io.k8s.pkgbuilder.config.PackageConfig;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.format.BuiltArtifact;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.plan.Planner;
import io.k8s.pkgbuilder.sign.Signer;
import io.k8s.pkgbuilder.source.ResolvedBinaries;
import io.k8s.pkgbuilder.source.WantedBinary;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Wires the rooms for packages that are made again. */
record Rebuild(World world, RebuildOptions options, Parameters parameters) {
  /** Packages with one timestamp are planned together, as SOURCE_DATE_EPOCH would have it. */
  void run(List<Recorded.One> wanted) throws IOException {
    Optional<Signer> signer = signer(wanted);
    Map<Instant, List<Recorded.One>> groups =
        new TreeMap<>(wanted.stream().collect(Collectors.groupingBy(Recorded.One::timestamp)));
    Diagnostics different = new Diagnostics();
    for (Map.Entry<Instant, List<Recorded.One>> group : groups.entrySet()) {
      try (Catalog catalog = Catalog.open(world, options.platformConf());
          Sources sources = new Sources(world, options.source(), options.quiet)) {
        Group one = new Group(group.getKey(), group.getValue(), signer);
        one.compare(one.build(catalog, sources), different);
      }
    }
    different.throwIfAny();
  }

  /** At the time of then. */
  private Optional<Signer> signer(List<Recorded.One> wanted) throws IOException {
    Optional<Recorded.One> signed =
        wanted.stream().filter(one -> one.signer().isPresent()).findFirst();
    if (signed.isEmpty()) {
      return Optional.empty();
    }
    Instant then = parameters.signedAt().orElse(signed.get().timestamp());
    Optional<Signer> signer =
        options.signing.open(world, world.clock().instant()).map(one -> one.at(then));
    String wantedKey = signed.get().signer().orElseThrow();
    if (signer.filter(one -> one.fingerprint().value().equals(wantedKey)).isEmpty()) {
      throw Diagnostic.of(
              Category.USAGE, "'" + signed.get().file() + "' is signed by key " + wantedKey)
          .hint(
              "only who has that key can make it bit for bit: --sign-key; for others,"
                  + " 'pkgbuilder inspect' shows what is in it")
          .asException();
    }
    return signer;
  }

  /** Packages of one timestamp. */
  private final class Group {
    private final World then;
    private final List<Recorded.One> wanted;
    private final Optional<Signer> signer;

    Group(Instant timestamp, List<Recorded.One> wanted, Optional<Signer> signer) {
      Map<String, String> environment = new HashMap<>(world.environment());
      environment.put("SOURCE_DATE_EPOCH", Long.toString(timestamp.getEpochSecond()));
      this.then = world.with(environment);
      this.wanted = wanted;
      this.signer = signer;
    }

    List<BuiltArtifact> build(Catalog catalog, Sources sources) throws IOException {
      PlanOptions words = options.plan(words());
      BuildPlan plan = plan(catalog, words);
      ResolvedBinaries binaries = sources.choose(words).resolve(WantedBinary.of(plan));
      new Reproduction(wanted).check(plan, binaries);
      Build.Settings settings =
          new Build.Settings(
              any -> binaries,
              artifact -> signer.filter(key -> recorded(artifact).signer().isPresent()),
              world.path(options.out),
              PieceCache.of(world, Optional.empty(), options.cacheDirectory()),
              options.jobs(world),
              true,
              options.quiet);
      return new Build(then, catalog.formats(), settings).run(plan);
    }

    private Recorded.One recorded(ArtifactPlan plan) {
      return wanted.stream()
          .filter(one -> one.file().equals(plan.fileName()))
          .findFirst()
          .orElseThrow();
    }

    private BuildPlan plan(Catalog catalog, PlanOptions words) {
      Diagnostics problems = new Diagnostics();
      ConfigChoice choice = new ConfigChoice(then, catalog, words.conf());
      List<String> names = wanted.stream().map(Recorded.One::name).distinct().toList();
      List<PackageConfig> configs = choice.read(names, problems);
      problems.throwIfAny();
      var request = new Requests(then, catalog, words, problems).of(configs);
      problems.throwIfAny();
      List<String> files = wanted.stream().map(Recorded.One::file).toList();
      return new BuildPlan(
          Planner.plan(request).artifacts().stream()
              .filter(artifact -> files.contains(artifact.fileName()))
              .toList());
    }

    /** The command line of then. */
    private List<String> words() {
      List<String> words = new ArrayList<>();
      parameters.version().ifPresent(text -> words.addAll(List.of("--version", text)));
      parameters
          .componentVersions()
          .forEach((name, text) -> words.addAll(List.of("--component-version", name + "=" + text)));
      parameters.revision().ifPresent(text -> words.addAll(List.of("--revision", text)));
      parameters.compression().ifPresent(text -> words.addAll(List.of("--compression", text)));
      words.addAll(List.of("--dependency", parameters.dependency()));
      words.addAll(List.of("--completions", parameters.completions()));
      for (String platform : new TreeSet<>(wanted.stream().map(Recorded.One::platform).toList())) {
        words.addAll(List.of("--platform", platform));
      }
      for (String format : new TreeSet<>(wanted.stream().map(Recorded.One::format).toList())) {
        words.addAll(List.of("--format", format));
      }
      return words;
    }

    void compare(List<BuiltArtifact> built, Diagnostics different) {
      for (BuiltArtifact artifact : built) {
        Recorded.One one =
            wanted.stream()
                .filter(any -> artifact.file().endsWith(any.file()))
                .findFirst()
                .orElseThrow();
        if (artifact.sha256().equals(one.sha256())) {
          world.out().print(one.file() + ": the same, SHA-256 " + one.sha256() + "\n");
        } else {
          different.add(
              Diagnostic.of(
                      Category.PACKAGING,
                      "'"
                          + one.file()
                          + "' is not the same: its SHA-256 is "
                          + artifact.sha256()
                          + ", that of the provenance "
                          + one.sha256())
                  .hint("inputs and configuration are; so is it the tool, or its version?"));
        }
      }
    }
  }
}
