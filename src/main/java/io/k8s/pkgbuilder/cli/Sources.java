package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.cosign.CosignVerifier;
import io.k8s.pkgbuilder.cosign.TrustRoot;
import io.k8s.pkgbuilder.model.KubeVersion;
import io.k8s.pkgbuilder.source.BinarySource;
import io.k8s.pkgbuilder.source.LocalBuild;
import io.k8s.pkgbuilder.source.ReleaseRoot;
import io.k8s.pkgbuilder.source.RemoteSource;
import io.k8s.pkgbuilder.source.Signatures;
import io.k8s.pkgbuilder.source.SplitSource;
import io.k8s.pkgbuilder.source.VersionMarker;
import io.k8s.pkgbuilder.source.WantedBinary;
import io.k8s.pkgbuilder.source.checkout.CheckoutBuild;
import io.k8s.pkgbuilder.source.checkout.CheckoutVersion;
import io.k8s.pkgbuilder.source.checkout.DerivedVersion;
import io.k8s.pkgbuilder.source.checkout.SystemProcesses;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The source that the options choose, and the version that it has. */
final class Sources implements AutoCloseable {
  private final World world;
  private final SourceOptions options;
  private final Downloads downloads;

  Sources(World world, SourceOptions options, boolean quiet) {
    this.world = world;
    this.options = options;
    this.downloads = new Downloads(world, options.fetch, quiet);
  }

  /**
   * The source, chosen when it is first asked, as a package may want no binaries.
   *
   * @param plan gets the version where a marker or the source itself says it
   */
  BinarySource choose(PlanOptions plan) {
    Optional<String> typed = typed(plan);
    version(typed).ifPresent(version -> plan.version = version);
    return of(typed);
  }

  /** What the user said the version is. */
  Optional<String> typed(PlanOptions plan) {
    return plan.version().or(() -> world.variable("KUBE_BUILD_VERSION"));
  }

  /**
   * The source, chosen when it is first asked.
   *
   * @param typed the version as the user said it
   */
  BinarySource of(Optional<String> typed) {
    return wanted -> chosen(typed).resolve(wanted);
  }

  /**
   * What a marker such as stable, or a checkout, says the version is; empty where the words are a
   * version themselves, or nothing says one.
   *
   * @param typed what the user said
   */
  Optional<String> version(Optional<String> typed) {
    Optional<VersionMarker> marker = typed.flatMap(text -> VersionMarker.parse(text.strip()));
    if (typed.isPresent() && marker.isEmpty()) {
      return Optional.empty();
    }
    SourceChoice choice = choice();
    if (marker.isPresent()) {
      KubeVersion version = marker.get().resolve(choice.bucket(), downloads.fetcher());
      downloads.say(typed.orElseThrow().strip() + " is " + version);
      return Optional.of(version.toString());
    }
    if (choice.checkout().isEmpty()) {
      return Optional.empty();
    }
    DerivedVersion derived = derived(world, choice.checkout().get());
    downloads.say("version " + derived.version() + " (" + derived.how() + ")");
    return Optional.of(derived.version().toString());
  }

  static DerivedVersion derived(World world, Path directory) {
    return new CheckoutVersion(
            new SystemProcesses(world.environment()),
            world.variable("KUBE_GIT_VERSION_FILE").map(world::path))
        .of(directory);
  }

  /** What a user should know. */
  void say(String note) {
    downloads.say(note);
  }

  SourceChoice choice() {
    return SourceChoice.of(world, options.source());
  }

  /**
   * How large binaries are, in bytes, without fetching any; none of a checkout, where they may have
   * to be built.
   */
  Map<WantedBinary, Long> sizes(Optional<String> typed, Set<WantedBinary> wanted) {
    SourceChoice choice = choice();
    if (choice.checkout().isPresent()) {
      return Map.of();
    }
    if (choice.folder().isEmpty()) {
      return remote(root(choice, typed)).sizes(wanted);
    }
    Map<WantedBinary, Long> sizes = new HashMap<>();
    LocalBuild.in(choice.folder().get())
        .resolve(wanted)
        .files()
        .forEach(
            (one, files) ->
                sizes.put(one, files.stream().mapToLong(file -> file.content().size()).sum()));
    return sizes;
  }

  /** The version as the user said it decides too: a marker may name its own bucket. */
  private static ReleaseRoot root(SourceChoice choice, Optional<String> typed) {
    return typed
        .flatMap(text -> VersionMarker.parse(text.strip()))
        .map(marker -> marker.root(choice.bucket()))
        .orElse(choice.bucket());
  }

  private BinarySource chosen(Optional<String> typed) {
    SourceChoice choice = choice();
    if (choice.folder().isPresent()) {
      return LocalBuild.in(choice.folder().get());
    }
    ReleaseRoot root = root(choice, typed);
    // Made when it is first asked: a checkout may want nothing from afar.
    BinarySource remote = wanted -> remote(root).resolve(wanted);
    return choice
        .checkout()
        .<BinarySource>map(directory -> new SplitSource(checkout(directory), remote))
        .orElse(remote);
  }

  private RemoteSource remote(ReleaseRoot root) {
    return new RemoteSource(
        root,
        downloads.fetcher(),
        downloads.unpacker(),
        new Signatures(downloads.fetcher(), verifier()),
        downloads.threads());
  }

  private CosignVerifier verifier() {
    TrustRoot root =
        options.trustRoot().map(world::path).map(TrustRoot::read).orElseGet(TrustRoot::ofSigstore);
    return new CosignVerifier(root, world.clock());
  }

  private BinarySource checkout(Path directory) {
    return new CheckoutBuild(
        directory,
        options.buildCommand(),
        new SystemProcesses(world.environment()),
        directory.resolve("_output").resolve("pkgbuilder-build.log"));
  }

  @Override
  public void close() {
    downloads.close();
  }
}
